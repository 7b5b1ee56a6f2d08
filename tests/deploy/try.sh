#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# try.sh BUILD: runs headquarters on PostgreSQL as data/deploy says it is run, with those very files, on this machine's
# loopback: three etcd, three Patroni, HAProxy, two serve, a sequence. Laptops save and sync all the time; the primary's
# machine is lost by kill -9, comes back, and PostgreSQL alone is killed; what was acknowledged is counted; then everything is
# lost and restored from a backup. Prints what it measured; ends with 0 when nothing was missing.
#
# Needs the Debian packages postgresql patroni etcd-server etcd-client haproxy openssl curl. As root it becomes the user
# postgres for everything that it starts. Uses the addresses 127.44.0.11 to 127.44.0.21 and a folder of its own.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build=$(cd "${1:-$source_dir/build}" && pwd)
deploy=$source_dir/data/deploy
hq=$build/src/hq/casebook-hq
ctl=$build/src/cli/casebookctl
pg_bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
dir=$(mktemp -d /tmp/casebook-deploy.XXXXXX)
url=https://127.44.0.21:8443
export CASEBOOK_PASSWORD=correct-horse-battery DBUS_SESSION_BUS_ADDRESS=disabled:
declare -A pids=()

as () {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid postgres --regid postgres --clear-groups env HOME="$dir" "$@"; else "$@"; fi
}

start () {
  local name=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    exec_as=(setpriv --reuid postgres --regid postgres --clear-groups env "HOME=$dir")
  else
    exec_as=(env)
  fi
  "${exec_as[@]}" "$@" >>"$dir/log/$name" 2>&1 </dev/null &
  pids[$name]=$!
}

stop () {
  local signal=$1 name
  shift
  for name; do
    [ -n "${pids[$name]:-}" ] || continue
    kill "-$signal" "${pids[$name]}" 2>/dev/null || true
    wait "${pids[$name]}" 2>/dev/null || true
    unset "pids[$name]"
  done
}

clean_up () {
  local status=$? n pid
  touch "$dir/enough"
  stop TERM laptop1 laptop2 serve1 serve2 sequence haproxy
  stop TERM patroni1 patroni2 patroni3
  for n in 1 2 3; do
    pid=$(head -1 "$dir/pg$n/var/lib/postgresql/15/casebook/postmaster.pid" 2>/dev/null || true)
    [ -z "$pid" ] || kill -QUIT "$pid" 2>/dev/null || true
  done
  stop TERM etcd1 etcd2 etcd3
  if [ $status = 0 ] && [ -z "${KEEP:-}" ]; then rm -rf "$dir"; else echo "The logs are in $dir/log"; fi
  exit $status
}
trap clean_up EXIT

now () { date +%s%3N; }
seconds () { awk -v ms="$1" 'BEGIN { printf "%.1f", ms / 1000 }'; }
say () { echo "== $*"; }
fail () { echo "FAILED: $*" >&2; exit 1; }

# Until the words that follow succeed, SECONDS at most.
await () {
  local limit=$(($(now) + $1 * 1000)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$(now)" -lt $limit ] || fail "$what did not happen in time"
    sleep 0.1
  done
}

asks () { curl -fsS -o /dev/null --max-time 2 "$1"; }
leader () {
  local n
  for n in 1 2 3; do
    if curl -fsS -o /dev/null --max-time 1 "http://127.44.0.1$n:8008/primary" 2>/dev/null; then echo $n; return; fi
  done
  return 1
}
other_leader () { local n; n=$(leader) && [ "$n" != "$1" ]; }
has_sync_standby () {
  curl -fsS --max-time 2 "http://127.44.0.1$(leader):8008/cluster" | grep -q '"role": "sync_standby"[^}]*"state": "\(running\|streaming\)"'
}
n_streaming () { curl -fsS --max-time 2 "http://127.44.0.1$(leader):8008/primary" | grep -o '"state": "streaming"' | wc -l; }
all_stream () { [ "$(n_streaming)" = 2 ]; }
postmaster () { head -1 "$dir/pg$1/var/lib/postgresql/15/casebook/postmaster.pid"; }
sql () { as "$pg_bin/psql" -XAtq "$(sed -n 's/^url=//p' "$dir/hq/casebook-hq.conf")" -c "SET search_path TO casebook" -c "$1"; }

# What is in the files that are delivered, with the addresses and folders of this trial.
fill () {
  local n=$1 from=$2 to=$3
  mkdir -p "$(dirname "$to")"
  sed -e "s#10\.44\.0\.0/24#127.0.0.0/8#g" -e "s#10\.44\.#127.44.#g" -e "s#/usr/lib/postgresql/15/bin#$pg_bin#g" \
      -e "s#/usr/lib/casebook-hq/#$deploy/#g" -e "s#/var/backups/casebook-hq#$dir/backups#g" \
      -e "s#/etc/casebook-db#$dir/tls#g" -e "s#/var/lib/casebook-hq#$dir/hq#g" \
      -e "s#\(/var/run/postgresql\|/var/lib/postgresql\|/var/lib/etcd\)#$dir/pg$n\1#g" \
      -e "s#shared_buffers: 2GB#shared_buffers: 128MB#" -e "s#@[A-Z]*@#secret-of-the-trial#g" "$from" >"$to"
}

fill_node () {
  local n=$1 conf=$dir/pg$1/etc
  fill "$n" "$deploy/patroni.yml" "$conf/patroni.yml"
  fill "$n" "$deploy/patroni_env.conf" "$conf/patroni_env.conf"
  fill "$n" "$deploy/etcd.conf.yml" "$conf/etcd.conf.yml"
  sed -i -e "s/^PATRONI_NAME=.*/PATRONI_NAME=pg$n/" -e "s/127\.44\.0\.11/127.44.0.1$n/" "$conf/patroni_env.conf"
  sed -i -e "s/^name:.*/name: pg$n/" -e "/^\(listen\|initial-adv\|adv\)/s/127\.44\.0\.11/127.44.0.1$n/" "$conf/etcd.conf.yml"
  [ "$(id -u)" = 0 ] || sed -i -e "s/postgres  *peer/$(id -un) peer/" -e "s/username: postgres/username: $(id -un)/" "$conf/patroni.yml"
  mkdir -p "$dir/pg$n/var/run/postgresql" "$dir/pg$n/var/lib/postgresql/15" "$dir/pg$n/var/lib/etcd"
  chmod 0700 "$dir/pg$n/var/lib/etcd"
}

start_etcd () { start "etcd$1" etcd --config-file "$dir/pg$1/etc/etcd.conf.yml"; }
start_patroni () {
  local words
  mapfile -t words < <(grep -v '^#' "$dir/pg$1/etc/patroni_env.conf")
  start "patroni$1" env "${words[@]}" patroni "$dir/pg$1/etc/patroni.yml"
}
start_database () { for n in 1 2 3; do start_etcd $n; done; await 30 "etcd" asks http://127.44.0.11:2379/health; }
start_programs () {
  start serve1 "$hq" serve "$dir/hq" --port 8441 --enrol
  start serve2 "$hq" serve "$dir/hq" --port 8442 --enrol
  start sequence "$hq" sequence "$dir/hq"
  await 30 "an answer through HAProxy" curl -fsSk --max-time 2 "$url/v1/health/ready"
}

laptop () { local n=$1; shift; as "$ctl" --store "$dir/laptop$n" --as 100"$n" "$@"; }

# Saves and syncs without a pause; a line for each save, and one for each sync that headquarters acknowledged.
work () {
  local n=$1 i=0 id saved=()
  while [ ! -e "$dir/enough" ]; do
    i=$((i + 1))
    id=$(laptop "$n" run open_case summary="Shed $i broken into" 2>>"$dir/log/laptop$n") || fail "laptop $n cannot save"
    echo "$id" >>"$dir/saved$n"
    saved+=("$id")
    if laptop "$n" sync >>"$dir/log/laptop$n" 2>&1; then
      printf '%s\n' "${saved[@]}" >>"$dir/acknowledged$n"
      saved=()
      now >>"$dir/times$n"
    else
      echo "failed $(now)" >>"$dir/log/laptop$n"
    fi
  done
}
start_work () {
  rm -f "$dir/enough"
  for n in 1 2; do work $n & pids[laptop$n]=$!; done
}
end_work () { touch "$dir/enough"; wait "${pids[laptop1]}" "${pids[laptop2]}"; unset "pids[laptop1]" "pids[laptop2]"; }
acknowledged_since () { [ "$(tail -qn1 "$dir"/times1)" -gt "$1" ] && [ "$(tail -qn1 "$dir"/times2)" -gt "$1" ]; }

# The longest time without an acknowledgement since a moment, of either laptop.
longest_gap () {
  local n
  for n in 1 2; do awk -v since="$1" '$1 >= since - 3000 { if (last && $1 - last > most) most = $1 - last; last = $1 } END { print most + 0 }' "$dir/times$n"; done | sort -n | tail -1
}

count_missing () {
  local n missing=0
  sql "SELECT encode (id, 'hex') FROM record" | sort >"$dir/held"
  for n in 1 2; do
    tr -d - <"$dir/$1$n" | sort >"$dir/wanted"
    missing=$((missing + $(comm -23 "$dir/wanted" "$dir/held" | wc -l)))
  done
  echo $missing
}
check () {
  local n_ack n_missing
  n_ack=$(cat "$dir"/acknowledged? | wc -l)
  n_missing=$(count_missing acknowledged)
  say "$1: $n_ack acknowledged, $n_missing missing"
  [ "$n_missing" = 0 ] || fail "acknowledged changes are missing"
  as "$hq" verify "$dir/hq"
}

# Every WAL file before this one of the leader.
archived () {
  [ "$(as "$pg_bin/psql" -XAtq -h "$dir/pg$(leader)/var/run/postgresql" -U postgres postgres \
    -c "SELECT last_archived_wal >= (SELECT max (name) FROM pg_ls_waldir () WHERE name < '$1' AND name ~ '^[0-9A-F]{24}\$') FROM pg_stat_archiver")" = t ]
}

# The backup and the archive together: nothing is lost. In a folder of its own.
replay () {
  local data=$dir/replayed
  as mkdir -m 0700 "$data"
  as tar -C "$data" -xzf "$backup/database/base.tar.gz"
  as touch "$data/recovery.signal"
  as rm -f "$data/standby.signal"
  start replay "$pg_bin/postgres" -D "$data" -c listen_addresses= -c unix_socket_directories="$dir/replayed" -c ssl=off \
    -c archive_mode=off -c synchronous_standby_names= -c hba_file="$dir/pg1/replay_hba.conf" \
    -c restore_command="cp $dir/backups/wal/%f %p" -c recovery_target_timeline=latest
  await 60 "recovery from the archive" recovered
  replayed=$(as "$pg_bin/psql" -XAtq -h "$data" -U postgres casebook -c "SELECT count (*) FROM casebook.mutation")
  stop INT replay
}
recovered () { [ "$(as "$pg_bin/psql" -XAtq -h "$dir/replayed" -U postgres casebook -c "SELECT pg_is_in_recovery ()")" = f ]; }

mkdir -p "$dir/log" "$dir/tls" "$dir/backups/wal"
chmod 0755 "$dir"
for n in 1 2 3; do fill_node $n; done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=casebook-db \
  -addext "subjectAltName=IP:127.0.0.1,IP:127.44.0.11,IP:127.44.0.12,IP:127.44.0.13" \
  -keyout "$dir/tls/server.key" -out "$dir/tls/server.crt" 2>/dev/null
chmod 0600 "$dir/tls/server.key"
[ "$(id -u)" != 0 ] || chown -R postgres:postgres "$dir"

say "$(uname -sr), $(nproc) processors, $("$pg_bin/postgres" --version), $(patroni --version), $(etcd --version | head -1), $(haproxy -v | head -1 | cut -d' ' -f1-3)"
began=$(now)
start_database
for n in 1 2 3; do
  mapfile -t words < <(grep -v '^#' "$dir/pg$n/etc/patroni_env.conf")
  as env "${words[@]}" patroni --validate-config "$dir/pg$n/etc/patroni.yml" || fail "patroni.yml is not valid"
  start_patroni $n
done
await 45 "a leader with two copies" all_stream
await 60 "a synchronous standby" has_sync_standby
say "database with two copies after $(seconds $(($(now) - began))) s; pg$(leader) leads"

fill 0 "$deploy/haproxy.cfg" "$dir/haproxy.cfg"
sed -i -e '/^  \(user\|group\|chroot\|log\) /d' -e 's/maxconn 40000/maxconn 2000/' -e "s#/run/haproxy/#$dir/#" -e 's/:443$/:8443/' "$dir/haproxy.cfg"
as "$pg_bin/psql" -XAtq -h "$dir/pg$(leader)/var/run/postgresql" -U postgres postgres <<'SQL'
CREATE ROLE casebook LOGIN PASSWORD 'secret-of-the-trial';
GRANT pg_signal_backend TO casebook;
CREATE DATABASE casebook OWNER casebook;
SQL
db_url="postgresql://casebook:secret-of-the-trial@127.0.0.1:5000/casebook?sslmode=verify-full&sslrootcert=$dir/tls/server.crt"

# HAProxy wants authority.pem, casebook-hq init wants the database: at first HAProxy has the database alone.
sed -e '/^frontend laptops/,/^listen database/{/^listen database/!d}' "$dir/haproxy.cfg" >"$dir/haproxy-database.cfg"
start haproxy haproxy -db -f "$dir/haproxy-database.cfg"
await 20 "the database through HAProxy" as "$pg_bin/psql" -XAtq "$db_url" -c "SELECT 1"
as "$hq" init "$dir/hq" --host 127.44.0.21 --postgres "$db_url"
as sed -i "/^url=/a replica=${db_url/:5000/:5001}" "$dir/hq/casebook-hq.conf"
stop TERM haproxy
as haproxy -c -f "$dir/haproxy.cfg"
start haproxy haproxy -db -f "$dir/haproxy.cfg"
await 20 "the database through HAProxy" as "$pg_bin/psql" -XAtq "$db_url" -c "SELECT 1"
for n in 1 2; do
  echo $CASEBOOK_PASSWORD | as "$hq" user add "$dir/hq" 100$n "Officer $n" investigator supervisor --password-stdin
done
start_programs
fingerprint=$(as "$hq" fingerprint "$dir/hq" | grep -oE '[0-9a-fA-F:]{60,}' | tail -1)
for n in 1 2; do as "$ctl" --store "$dir/laptop$n" sync --hq $url --fingerprint "$fingerprint" --user 100$n; done
say "connections to the database: $(sql "SELECT count(*) FROM pg_stat_activity WHERE usename = 'casebook' AND pid <> pg_backend_pid ()") on the primary"

say "the primary's machine is lost: etcd, Patroni and PostgreSQL by kill -9"
start_work
await 60 "work" test -s "$dir/times1" -a -s "$dir/times2"
await 60 "work" acknowledged_since $(($(now) + 3000))
old=$(leader)
killed=$(now)
kill -9 "${pids[etcd$old]}" "${pids[patroni$old]}" "$(postmaster "$old")"
stop KILL "etcd$old" "patroni$old"
await 90 "another primary" other_leader "$old"
led=$(now)
await 90 "an acknowledgement" acknowledged_since "$led"
say "pg$(leader) leads after $(seconds $((led - killed))) s; longest time without an acknowledgement $(seconds "$(longest_gap $killed)") s"

say "the machine comes back"
back=$(now)
start_etcd "$old"
start_patroni "$old"
await 180 "two copies" all_stream
say "pg$old follows after $(seconds $(($(now) - back))) s"
await 60 "a synchronous standby" has_sync_standby

say "PostgreSQL alone is killed: kill -9 of the postmaster"
old=$(leader)
killed=$(now)
kill -9 "$(postmaster "$old")"
await 90 "an acknowledgement" acknowledged_since $((killed + 2000))
say "pg$(leader) leads, pg$old did; longest time without an acknowledgement $(seconds "$(longest_gap $killed)") s"
await 180 "two copies" all_stream
await 60 "a synchronous standby" has_sync_standby

say "somebody asks for another primary: patronictl switchover"
old=$(leader)
killed=$(now)
mapfile -t words < <(grep -v '^#' "$dir/pg$old/etc/patroni_env.conf")
as env "${words[@]}" patronictl -c "$dir/pg$old/etc/patroni.yml" switchover --master "pg$old" --force casebook >>"$dir/log/patronictl" 2>&1 ||
  fail "patronictl switchover"
await 90 "another primary" other_leader "$old"
await 90 "an acknowledgement" acknowledged_since "$(now)"
say "pg$(leader) leads, pg$old did; longest time without an acknowledgement $(seconds "$(longest_gap $killed)") s"
await 180 "two copies" all_stream
await 60 "a synchronous standby" has_sync_standby

say "one of the two serve and the sequence are killed"
killed=$(now)
stop KILL serve1 sequence
await 60 "an acknowledgement" acknowledged_since $((killed + 3000))
say "longest time without an acknowledgement $(seconds "$(longest_gap $killed)") s"
start serve1 "$hq" serve "$dir/hq" --port 8441 --enrol
start sequence "$hq" sequence "$dir/hq"
end_work
for n in 1 2; do laptop $n sync; done
check "after the failovers"

say "backup, more work, everything lost, restore, new epoch"
await 20 "a copy" all_stream
copy=$(($(leader) % 3 + 1))
began=$(now)
backup=$(as env PATH="$build/src/hq:$pg_bin:$PATH" PGPASSWORD=secret-of-the-trial \
  CASEBOOK_BACKUP_URL="host=127.44.0.1$copy user=replicator sslmode=require" "$deploy/backup" "$dir/hq" "$dir/backups")
say "backup of $(du -sh "$backup" | cut -f1) after $(seconds $(($(now) - began))) s"
start_work
await 60 "work" acknowledged_since $(($(now) + 4000))
end_work
lost=$(sql "SELECT count (*) FROM mutation")
as "$pg_bin/psql" -XAtq -h "$dir/pg$(leader)/var/run/postgresql" -U postgres postgres -c "SELECT pg_switch_wal ()" -c CHECKPOINT >"$dir/log/switch"
await 60 "the WAL in the archive" archived "$(as "$pg_bin/psql" -XAtq -h "$dir/pg$(leader)/var/run/postgresql" -U postgres postgres \
  -c "SELECT pg_walfile_name (pg_current_wal_lsn ())")"
stop TERM serve1 serve2 sequence haproxy
stop KILL patroni1 patroni2 patroni3
for n in 1 2 3; do kill -9 "$(postmaster $n)"; done
stop KILL etcd1 etcd2 etcd3
mv "$dir/hq" "$dir/hq-lost"
for n in 1 2 3; do rm -rf "$dir/pg$n/var/lib/postgresql/15/casebook" "$dir/pg$n/var/lib/etcd/casebook"; done

began=$(now)
echo "local all all trust" >"$dir/pg1/replay_hba.conf"
replay
say "backup and archive replayed after $(seconds $(($(now) - began))) s: $replayed of $lost changes"
[ "$replayed" = "$lost" ] || fail "the archive does not have all"

# Without the archive: what was done since the backup is lost on purpose.
began=$(now)
as mkdir -m 0700 "$dir/hq" "$dir/pg1/var/lib/postgresql/15/casebook"
as tar -C "$dir/hq" -xf "$backup/folder.tar"
as tar -C "$dir/pg1/var/lib/postgresql/15/casebook" -xzf "$backup/database/base.tar.gz"
as tar -C "$dir/pg1/var/lib/postgresql/15/casebook/pg_wal" -xzf "$backup/database/pg_wal.tar.gz"
as cp "$backup/database/backup_manifest" "$dir/pg1/var/lib/postgresql/15/casebook/"
as "$pg_bin/pg_verifybackup" "$dir/pg1/var/lib/postgresql/15/casebook"
start_database
start_patroni 1
await 60 "a leader" leader
for n in 2 3; do start_patroni $n; done
await 120 "two copies" all_stream
await 60 "a synchronous standby" has_sync_standby
start haproxy haproxy -db -f "$dir/haproxy.cfg"
await 20 "the database through HAProxy" as "$pg_bin/psql" -XAtq "$db_url" -c "SELECT 1"
as "$hq" verify "$dir/hq"
held=$(sql "SELECT count (*) FROM mutation")
as "$hq" epoch begin "$dir/hq" --reason tried
start_programs
say "restored and serving after $(seconds $(($(now) - began))) s, $((lost - held)) changes short"
for n in 1 2; do as "$ctl" --store "$dir/laptop$n" sync --hq $url --user 100$n; done
for n in 1 2; do laptop $n sync; done
check "after the restore"
[ "$(count_missing saved)" = 0 ] || fail "saved changes are missing"
laptop 1 verify
say "WAL in the archive: $(ls "$dir/backups/wal" | wc -l) files"
say "all held"
