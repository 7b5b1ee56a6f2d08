#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in at headquarters with a sign-in service that nobody here wrote (tests/oidc/provider.mjs), with the programs as
they are: casebookctl sync --browser, a browser that fills in the forms, and what has to be refused.

Usage: test-oidc.py CASEBOOKCTL CASEBOOK-HQ FOLDER, where FOLDER is what tests/oidc/fetch filled."""
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PASSWORD = 'a password of the tests'
PATIENCE = 60
OFFICERS = ('1001 Hartley investigator supervisor', '1002 Okafor investigator', '1003 Mistry investigator')


class Program:
    """Something that says in a line of its output where it listens."""

    def __init__(self, log, *argv):
        self.process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=open(log, 'ab'), text=True)
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else ''
        self.url = line.split()[-1] if line.strip() else None
        if self.url is None:
            self.stop()
            raise AssertionError(f'{argv[0]} does not listen: {pathlib.Path(log).read_text()}')

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        self.process.stdout.close()


class Force:
    """A headquarters, a sign-in service, and as many laptops as are named."""

    def __init__(self, ctl, hq, service):
        self.ctl, self.hq, self.service = (str(pathlib.Path(path).resolve()) for path in (ctl, hq, service))
        self.folder = tempfile.mkdtemp()
        self.programs = []
        self.provider = self.server = None
        self.run_hq('init', 'hq')
        for officer in OFFICERS:
            self.run_hq('user add', 'hq', *officer.split(), '--password-stdin', said=PASSWORD)
        self.start_provider()
        self.run_hq('oidc set', 'hq', self.provider.url, 'casebook')
        self.start_server()

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_hq(self, word, *args, said=''):
        return subprocess.run([self.hq, *word.split(), *args], cwd=self.folder, input=said + '\n', text=True, check=True,
                              capture_output=True, timeout=PATIENCE).stdout

    def start(self, log, *argv):
        program = Program(self.path(log), *argv)
        self.programs.append(program)
        return program

    def start_provider(self, port='0'):
        self.provider = self.start('provider.log', 'node', os.path.join(self.service, 'provider.mjs'), port)

    def start_server(self):
        self.server = self.start('hq.log', self.hq, 'serve', self.path('hq'), '--port', '0', '--enrol', '--quiet')

    def restart_server(self):
        self.server.stop()
        self.start_server()

    def tweak(self, **what):
        request = urllib.request.Request(self.provider.url + '/test/tweak', json.dumps(what).encode())
        assert urllib.request.urlopen(request, timeout=PATIENCE).status == 204

    def laptop(self, name, *args, **env):
        """How it ended and what it said, on either stream."""
        done = subprocess.run([self.ctl, '--store', self.path(name), *args], text=True, capture_output=True,
                              env={**os.environ, **env}, stdin=subprocess.DEVNULL, timeout=PATIENCE)
        return done.returncode, done.stdout + done.stderr

    def sign_in(self, name, login, browser=''):
        return self.laptop(name, 'sync', '--hq', self.server.url, '--browser', BROWSER=str(HERE / 'browser.py'),
                           TEST_LOGIN=login, TEST_BROWSER=browser, TEST_SEEN=self.path(name + '.seen'))

    def seen(self, name):
        return pathlib.Path(self.path(name + '.seen')).read_text().splitlines()

    def close(self):
        for program in self.programs:
            program.stop()
        shutil.rmtree(self.folder)


def well(answer):
    code, said = answer
    assert code == 0, said
    return said


def refused(answer, sentence):
    code, said = answer
    assert code != 0 and sentence in said, f'{code}: {said}'
    return said


def test_somebody_signs_in_and_records_arrive(force):
    well(force.laptop('two', 'sync', '--hq', force.server.url, '--user', '1002', CASEBOOK_PASSWORD=PASSWORD))
    case = well(force.laptop('two', '--as', '1002', 'run', 'open_case', 'summary=Shed broken into')).strip()
    well(force.laptop('two', 'sync'))
    said = well(force.sign_in('one', '1001'))
    assert ', received 0 records' not in said, said
    assert 'Shed broken into' in well(force.laptop('one', '--as', '1001', 'show', 'case', case))


def test_what_follows_needs_no_browser(force):
    well(force.laptop('one', '--as', '1001', 'run', 'open_case', 'summary=Bicycle taken'))
    assert 'Sent' in well(force.laptop('one', 'sync'))
    well(force.laptop('two', 'sync'))
    assert 'Bicycle taken' in well(force.laptop('two', '--as', '1002', 'list', 'case'))


def test_a_redirect_with_another_state_is_not_listened_to(force):
    well(force.sign_in('forged', '1001', 'forges'))
    assert [line for line in force.seen('forged') if line.endswith('/callback')] == ['400 /callback'] * 2 + ['200 /callback']


def test_whoever_declines_is_not_let_in(force):
    refused(force.sign_in('declined', '1001', 'declines'), 'The sign-in service did not let you in')


def test_a_token_for_somebody_else_is_refused(force):
    force.tweak(claims={'aud': 'payroll'})
    refused(force.sign_in('audience', '1001'), 'The token is not for Casebook')
    force.tweak(claims={'aud': ['casebook', 'payroll']})
    refused(force.sign_in('audience', '1001'), 'The token is not for Casebook')


def test_a_token_of_another_service_is_refused(force):
    force.tweak(claims={'iss': 'https://login.example'})
    refused(force.sign_in('issuer', '1001'), 'The token is of another sign-in service')


def test_a_token_that_is_over_is_refused(force):
    force.tweak(shift=-3600)
    refused(force.sign_in('expired', '1001'), 'The token is of another time')


def test_a_token_of_the_future_is_refused(force):
    force.tweak(shift=3600)
    refused(force.sign_in('early', '1001'), 'The token is of another time')


def test_a_token_for_another_nonce_is_refused(force):
    force.tweak(claims={'nonce': 'of-somebody-else'})
    refused(force.sign_in('nonce', '1001'), 'This sign-in was not begun here')


def test_a_nonce_is_good_once(force):
    well(force.sign_in('first', '1001'))
    force.tweak(again=True)
    refused(force.sign_in('again', '1001'), 'This sign-in was used already')


def test_a_token_that_another_key_signed_is_refused(force):
    force.tweak(stranger=True)
    refused(force.sign_in('signed', '1001'), 'The token was not signed by the sign-in service')
    force.tweak(stranger=True, kid='two')
    refused(force.sign_in('signed', '1001'), 'a key that the sign-in service does not publish')


def test_somebody_whom_headquarters_does_not_know_is_refused(force):
    refused(force.sign_in('unknown', '4711'), 'Headquarters does not know whom the sign-in service names')


def test_a_token_without_a_number_is_refused(force):
    force.tweak(claims={'preferred_username': None})
    refused(force.sign_in('nobody', '1001'), 'The sign-in service does not say which number somebody has')


def test_somebody_who_is_blocked_is_refused(force):
    force.run_hq('user block', 'hq', '1003')
    refused(force.sign_in('blocked', '1003'), 'You are blocked at headquarters')


def test_a_service_that_does_not_answer_headquarters_is_said_and_passes(force):
    force.restart_server()
    force.tweak(dies=True, claims={})
    refused(force.sign_in('cut', '1001'), 'The sign-in service does not answer headquarters')
    force.start_provider(force.provider.url.rsplit(':', 1)[1])
    well(force.sign_in('cut', '1001'))


def test_without_the_service_a_password_still_works(force):
    force.provider.stop()
    said = refused(force.sign_in('down', '1001'), 'The sign-in service cannot be reached')
    assert 'password' in said, said
    well(force.laptop('down', 'sync', '--hq', force.server.url, '--user', '1001', CASEBOOK_PASSWORD=PASSWORD))


def main(ctl, hq, service):
    tests = [(name[5:].replace('_', '-'), test) for name, test in globals().items() if name.startswith('test_')]
    if shutil.which('node') is None or not os.path.isdir(os.path.join(service, 'node_modules', 'oidc-provider')):
        print('1..0 # SKIP oidc-provider is not here: tools/need fetches it where there is node 20 with npm')
        return 0

    force = Force(ctl, hq, service)
    failures = 0
    print(f'1..{len(tests)}')
    try:
        for n, (name, test) in enumerate(tests, 1):
            try:
                if force.provider.process.poll() is None:
                    force.tweak()
                test(force)
                print(f'ok {n} /oidc/{name}', flush=True)
            except Exception:
                failures += 1
                print(f'not ok {n} /oidc/{name}', flush=True)
                traceback.print_exc()
    finally:
        force.close()

    return 1 if failures else 0


sys.exit(main(*sys.argv[1:]))
