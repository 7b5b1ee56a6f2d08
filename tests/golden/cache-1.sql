CREATE TABLE accommodations (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  plan BLOB,
  management BLOB,
  kind TEXT,
  status TEXT,
  state TEXT,
  application_status TEXT,
  referral_status TEXT,
  booking_status TEXT,
  booking_status_cas3 TEXT,
  premises_type TEXT,
  timeliness TEXT,
  release_option TEXT,
  provider BLOB,
  address BLOB,
  address_text TEXT,
  reference TEXT,
  applied_on TEXT,
  starts_on TEXT,
  ends_on TEXT,
  nights INTEGER,
  arrived_on TEXT,
  departed_on TEXT,
  depart_reason TEXT,
  withdrawn_reason TEXT,
  suitability TEXT,
  victim_distance_checked TEXT,
  curfew_suitable TEXT,
  duty_to_refer TEXT,
  duty_to_refer_on TEXT,
  council BLOB,
  council_answer TEXT
) STRICT;
CREATE INDEX accommodations_address ON accommodations (address);
CREATE INDEX accommodations_applied_on ON accommodations (applied_on);
CREATE INDEX accommodations_changed_at ON accommodations (changed_at);
CREATE INDEX accommodations_duty_to_refer_on ON accommodations (duty_to_refer_on);
CREATE INDEX accommodations_ends_on ON accommodations (ends_on);
CREATE INDEX accommodations_management ON accommodations (management);
CREATE INDEX accommodations_person ON accommodations (person);
CREATE INDEX accommodations_plan ON accommodations (plan);
CREATE INDEX accommodations_restricted_to ON accommodations (restricted_to);
CREATE INDEX accommodations_starts_on ON accommodations (starts_on);
CREATE INDEX accommodations_state ON accommodations (state);
CREATE INDEX accommodations_status ON accommodations (status);
CREATE TABLE accounts (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  kind TEXT,
  platform TEXT,
  handle TEXT,
  display_name TEXT,
  url TEXT,
  institution TEXT,
  last_digits TEXT,
  opened_on TEXT,
  closed_on TEXT,
  last_used_at INTEGER,
  confidence TEXT,
  source TEXT
) STRICT;
CREATE INDEX accounts_changed_at ON accounts (changed_at);
CREATE INDEX accounts_kind ON accounts (kind);
CREATE INDEX accounts_platform ON accounts (platform);
CREATE INDEX accounts_restricted_to ON accounts (restricted_to);
CREATE TABLE actions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  reference TEXT,
  kind TEXT,
  title TEXT,
  objective TEXT,
  raised_because TEXT,
  state TEXT,
  priority TEXT,
  enquiry_line BLOB,
  tasking_item BLOB,
  origin_type TEXT,
  origin_id TEXT,
  checklist TEXT,
  checklist_item TEXT,
  answer TEXT,
  four_p TEXT,
  team BLOB,
  owner BLOB,
  organisation BLOB,
  raised_by BLOB,
  supervisor BLOB,
  person BLOB,
  place BLOB,
  starts_at INTEGER,
  due_at INTEGER,
  estimate INTEGER,
  acknowledged_at INTEGER,
  time_taken INTEGER,
  result TEXT,
  completed_at INTEGER,
  completed_by BLOB,
  read_by BLOB,
  read_at INTEGER,
  decision TEXT,
  referred_to TEXT,
  cancelled_reason TEXT
) STRICT;
CREATE INDEX actions_changed_at ON actions (changed_at);
CREATE INDEX actions_due_at ON actions (due_at);
CREATE INDEX actions_enquiry_line ON actions (enquiry_line);
CREATE INDEX actions_origin_id ON actions (origin_id);
CREATE INDEX actions_owner ON actions (owner);
CREATE INDEX actions_person ON actions (person);
CREATE INDEX actions_priority ON actions (priority);
CREATE INDEX actions_restricted_to ON actions (restricted_to);
CREATE INDEX actions_state ON actions (state);
CREATE INDEX actions_subject_id ON actions (subject_id);
CREATE INDEX actions_supervisor ON actions (supervisor);
CREATE INDEX actions_tasking_item ON actions (tasking_item);
CREATE INDEX actions_team ON actions (team);
CREATE TABLE addresses (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  text TEXT,
  organisation TEXT,
  sub_building TEXT,
  building TEXT,
  street TEXT,
  locality TEXT,
  town TEXT,
  postcode TEXT,
  uprn TEXT,
  easting INTEGER,
  northing INTEGER,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  precision TEXT,
  kind TEXT,
  visibility TEXT,
  premises_kind TEXT,
  transport_stop TEXT,
  typology TEXT,
  ward BLOB,
  neighbourhood BLOB,
  priority_area BLOB,
  npu TEXT,
  authority TEXT,
  licensing_note TEXT,
  hazards TEXT,
  verified_on TEXT
) STRICT;
CREATE INDEX addresses_changed_at ON addresses (changed_at);
CREATE INDEX addresses_kind ON addresses (kind);
CREATE INDEX addresses_neighbourhood ON addresses (neighbourhood);
CREATE INDEX addresses_npu ON addresses (npu);
CREATE INDEX addresses_postcode ON addresses (postcode);
CREATE INDEX addresses_priority_area ON addresses (priority_area);
CREATE INDEX addresses_restricted_to ON addresses (restricted_to);
CREATE INDEX addresses_typology ON addresses (typology);
CREATE INDEX addresses_uprn ON addresses (uprn);
CREATE INDEX addresses_ward ON addresses (ward);
CREATE TABLE adjustments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  sentence BLOB,
  kind TEXT,
  from_on TEXT,
  to_on TEXT,
  days INTEGER,
  status TEXT,
  recall BLOB,
  reason TEXT,
  awarded_on TEXT,
  source TEXT
) STRICT;
CREATE INDEX adjustments_changed_at ON adjustments (changed_at);
CREATE INDEX adjustments_person ON adjustments (person);
CREATE INDEX adjustments_restricted_to ON adjustments (restricted_to);
CREATE INDEX adjustments_sentence ON adjustments (sentence);
CREATE TABLE allocations (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  state TEXT,
  to_team BLOB,
  to_officer BLOB,
  from_officer BLOB,
  sent_by BLOB,
  supervisor BLOB,
  priority TEXT,
  reason TEXT,
  factors TEXT,
  sent_at INTEGER,
  acknowledge_by INTEGER,
  acknowledged_at INTEGER,
  acknowledged_by BLOB,
  declined_reason TEXT,
  escalated_at INTEGER
) STRICT;
CREATE INDEX allocations_acknowledge_by ON allocations (acknowledge_by);
CREATE INDEX allocations_changed_at ON allocations (changed_at);
CREATE INDEX allocations_from_officer ON allocations (from_officer);
CREATE INDEX allocations_priority ON allocations (priority);
CREATE INDEX allocations_restricted_to ON allocations (restricted_to);
CREATE INDEX allocations_sent_at ON allocations (sent_at);
CREATE INDEX allocations_sent_by ON allocations (sent_by);
CREATE INDEX allocations_state ON allocations (state);
CREATE INDEX allocations_subject_id ON allocations (subject_id);
CREATE INDEX allocations_supervisor ON allocations (supervisor);
CREATE INDEX allocations_to_officer ON allocations (to_officer);
CREATE INDEX allocations_to_team ON allocations (to_team);
CREATE TABLE anpr_reads (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  registration TEXT,
  vehicle BLOB,
  read_at INTEGER,
  camera TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  direction TEXT,
  confidence INTEGER,
  image_reference TEXT,
  hit_reason TEXT,
  purpose TEXT,
  subject_type TEXT,
  subject_id TEXT,
  delete_on TEXT
) STRICT;
CREATE INDEX anpr_reads_camera ON anpr_reads (camera);
CREATE INDEX anpr_reads_changed_at ON anpr_reads (changed_at);
CREATE INDEX anpr_reads_read_at ON anpr_reads (read_at);
CREATE INDEX anpr_reads_registration ON anpr_reads (registration);
CREATE INDEX anpr_reads_restricted_to ON anpr_reads (restricted_to);
CREATE INDEX anpr_reads_subject_id ON anpr_reads (subject_id);
CREATE INDEX anpr_reads_vehicle ON anpr_reads (vehicle);
CREATE TABLE appeals (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  case_id BLOB,
  number INTEGER,
  state TEXT,
  title TEXT,
  wording TEXT,
  image BLOB,
  image_version TEXT,
  channels TEXT,
  channel_log TEXT,
  contact_line TEXT,
  reason TEXT,
  consent TEXT,
  consent_by TEXT,
  consent_at INTEGER,
  without_consent_reason TEXT,
  safety_check TEXT,
  child_rescue_alert TEXT,
  child_rescue_reason TEXT,
  requested_by BLOB,
  approved_by BLOB,
  approved_at INTEGER,
  refused_reason TEXT,
  released_at INTEGER,
  review_at INTEGER,
  withdrawn_at INTEGER,
  withdrawn_reason TEXT,
  responses TEXT
) STRICT;
CREATE INDEX appeals_case_id ON appeals (case_id);
CREATE INDEX appeals_changed_at ON appeals (changed_at);
CREATE INDEX appeals_episode ON appeals (episode);
CREATE INDEX appeals_released_at ON appeals (released_at);
CREATE INDEX appeals_restricted_to ON appeals (restricted_to);
CREATE INDEX appeals_review_at ON appeals (review_at);
CREATE INDEX appeals_state ON appeals (state);
CREATE INDEX appeals_withdrawn_at ON appeals (withdrawn_at);
CREATE TABLE applications (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  plan BLOB,
  need BLOB,
  kind TEXT,
  identity_kind TEXT,
  benefit_kind TEXT,
  bank TEXT,
  state TEXT,
  applied_on TEXT,
  paid_on TEXT,
  cost_pence INTEGER,
  hold_reason TEXT,
  resubmitted_on TEXT,
  answered_on TEXT,
  rejected_reason TEXT,
  received_on TEXT,
  added_to_property_on TEXT,
  handed_over_on TEXT,
  has_account TEXT,
  note TEXT
) STRICT;
CREATE INDEX applications_applied_on ON applications (applied_on);
CREATE INDEX applications_changed_at ON applications (changed_at);
CREATE INDEX applications_person ON applications (person);
CREATE INDEX applications_plan ON applications (plan);
CREATE INDEX applications_restricted_to ON applications (restricted_to);
CREATE INDEX applications_state ON applications (state);
CREATE TABLE appointments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  plan BLOB,
  licence BLOB,
  need BLOB,
  kind TEXT,
  title TEXT,
  state TEXT,
  starts_at INTEGER,
  minutes INTEGER,
  time_kind TEXT,
  with_kind TEXT,
  with_text TEXT,
  organisation BLOB,
  place BLOB,
  place_text TEXT,
  phone TEXT,
  outcome TEXT,
  outcome_note TEXT,
  follow_up TEXT,
  cancel_reason TEXT
) STRICT;
CREATE INDEX appointments_changed_at ON appointments (changed_at);
CREATE INDEX appointments_licence ON appointments (licence);
CREATE INDEX appointments_person ON appointments (person);
CREATE INDEX appointments_plan ON appointments (plan);
CREATE INDEX appointments_restricted_to ON appointments (restricted_to);
CREATE INDEX appointments_starts_at ON appointments (starts_at);
CREATE INDEX appointments_state ON appointments (state);
CREATE TABLE approvals (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  person BLOB,
  kind TEXT,
  state TEXT,
  asked_by BLOB,
  asked_at INTEGER,
  due_at INTEGER,
  approver_grade TEXT,
  approver BLOB,
  answered_at INTEGER,
  reason TEXT,
  times_returned INTEGER,
  escalated_to BLOB,
  out_of_hours INTEGER,
  out_of_hours_review_at INTEGER,
  decision BLOB
) STRICT;
CREATE INDEX approvals_answered_at ON approvals (answered_at);
CREATE INDEX approvals_approver ON approvals (approver);
CREATE INDEX approvals_asked_at ON approvals (asked_at);
CREATE INDEX approvals_asked_by ON approvals (asked_by);
CREATE INDEX approvals_changed_at ON approvals (changed_at);
CREATE INDEX approvals_due_at ON approvals (due_at);
CREATE INDEX approvals_person ON approvals (person);
CREATE INDEX approvals_restricted_to ON approvals (restricted_to);
CREATE INDEX approvals_state ON approvals (state);
CREATE INDEX approvals_subject_id ON approvals (subject_id);
CREATE TABLE areas (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  code TEXT,
  name TEXT,
  kind TEXT,
  parent BLOB,
  outline TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  typology TEXT,
  typology_from TEXT,
  need_factors TEXT,
  npu TEXT,
  authority TEXT,
  unit BLOB,
  named_officer BLOB,
  local_priorities TEXT,
  partner_plan INTEGER,
  starts_on TEXT,
  ends_on TEXT
) STRICT;
CREATE INDEX areas_authority ON areas (authority);
CREATE INDEX areas_changed_at ON areas (changed_at);
CREATE INDEX areas_code ON areas (code);
CREATE INDEX areas_kind ON areas (kind);
CREATE INDEX areas_named_officer ON areas (named_officer);
CREATE INDEX areas_npu ON areas (npu);
CREATE INDEX areas_parent ON areas (parent);
CREATE INDEX areas_restricted_to ON areas (restricted_to);
CREATE INDEX areas_typology ON areas (typology);
CREATE INDEX areas_unit ON areas (unit);
CREATE TABLE arrest_attempts (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  recall BLOB,
  episode BLOB,
  person BLOB,
  attempted_at INTEGER,
  place BLOB,
  place_text TEXT,
  officer BLOB,
  team BLOB,
  kind TEXT,
  basis TEXT,
  result TEXT,
  spoken_to TEXT,
  narrative TEXT,
  next_step TEXT
) STRICT;
CREATE INDEX arrest_attempts_attempted_at ON arrest_attempts (attempted_at);
CREATE INDEX arrest_attempts_changed_at ON arrest_attempts (changed_at);
CREATE INDEX arrest_attempts_episode ON arrest_attempts (episode);
CREATE INDEX arrest_attempts_officer ON arrest_attempts (officer);
CREATE INDEX arrest_attempts_person ON arrest_attempts (person);
CREATE INDEX arrest_attempts_place ON arrest_attempts (place);
CREATE INDEX arrest_attempts_recall ON arrest_attempts (recall);
CREATE INDEX arrest_attempts_restricted_to ON arrest_attempts (restricted_to);
CREATE TABLE assessments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  number INTEGER,
  state TEXT,
  trigger TEXT,
  previous BLOB,
  author BLOB,
  assessed_at INTEGER,
  signed_at INTEGER,
  threat_level TEXT,
  threat_subject TEXT,
  threat_source TEXT,
  threat_immediacy TEXT,
  threat_people INTEGER,
  threat_weapons TEXT,
  threat_capability TEXT,
  threat_rationale TEXT,
  harm_severity TEXT,
  harm_kinds TEXT,
  harm_rationale TEXT,
  risk_likelihood TEXT,
  risk_interim TEXT,
  risk_choice TEXT,
  risk_rationale TEXT,
  investigation_needed TEXT,
  perishable_evidence TEXT,
  investigation_channel TEXT,
  investigation_rationale TEXT,
  vulnerable TEXT,
  vulnerable_persons TEXT,
  vulnerability_factors TEXT,
  indicators TEXT,
  vulnerability_support TEXT,
  vulnerability_rationale TEXT,
  engagement_wish TEXT,
  engagement_method TEXT,
  engagement_reassurance TEXT,
  engagement_community TEXT,
  engagement_rationale TEXT,
  prevention_possible TEXT,
  prevention_action TEXT,
  prevention_partner TEXT,
  prevention_partner_action TEXT,
  prevention_rationale TEXT,
  grade TEXT,
  grade_reason TEXT,
  original_grade TEXT,
  overridden_by BLOB,
  overridden_rank TEXT,
  override_reason TEXT,
  overridden_at INTEGER
) STRICT;
CREATE INDEX assessments_assessed_at ON assessments (assessed_at);
CREATE INDEX assessments_author ON assessments (author);
CREATE INDEX assessments_changed_at ON assessments (changed_at);
CREATE INDEX assessments_grade ON assessments (grade);
CREATE INDEX assessments_restricted_to ON assessments (restricted_to);
CREATE INDEX assessments_signed_at ON assessments (signed_at);
CREATE INDEX assessments_state ON assessments (state);
CREATE INDEX assessments_subject_id ON assessments (subject_id);
CREATE TABLE assignments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  operational_period BLOB,
  segment BLOB,
  team BLOB,
  letter TEXT,
  number INTEGER,
  title TEXT,
  state TEXT,
  resource TEXT,
  team_size INTEGER,
  priority TEXT,
  technique TEXT,
  description TEXT,
  previous_efforts TEXT,
  transport TEXT,
  minutes_allocated INTEGER,
  frequency_primary TEXT,
  frequency_secondary TEXT,
  planned_responsive TEXT,
  planned_unresponsive TEXT,
  planned_clue TEXT,
  hazards TEXT,
  prepared_by BLOB,
  prepared_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  searchers INTEGER,
  spacing_mm INTEGER,
  detection_range_mm INTEGER,
  visibility TEXT,
  sweep_width_mm INTEGER,
  track_length_m INTEGER,
  area_searched_m2 INTEGER,
  coverage_ppm INTEGER,
  pod_responsive_ppm INTEGER,
  pod_unresponsive_ppm INTEGER,
  pod_clue_ppm INTEGER,
  pod_source TEXT,
  uncovered TEXT,
  uncovered_area TEXT,
  clues_note TEXT,
  conditions TEXT,
  debriefed_by BLOB,
  debriefed_at INTEGER,
  stop_reason TEXT,
  replaced_by BLOB
) STRICT;
CREATE INDEX assignments_changed_at ON assignments (changed_at);
CREATE INDEX assignments_debriefed_at ON assignments (debriefed_at);
CREATE INDEX assignments_ended_at ON assignments (ended_at);
CREATE INDEX assignments_episode ON assignments (episode);
CREATE INDEX assignments_operational_period ON assignments (operational_period);
CREATE INDEX assignments_restricted_to ON assignments (restricted_to);
CREATE INDEX assignments_segment ON assignments (segment);
CREATE INDEX assignments_started_at ON assignments (started_at);
CREATE INDEX assignments_state ON assignments (state);
CREATE INDEX assignments_team ON assignments (team);
CREATE TABLE bails (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  person BLOB,
  custody_record BLOB,
  kind TEXT,
  state TEXT,
  rule_set TEXT,
  case_class TEXT,
  arrested_on TEXT,
  starts_on TEXT,
  ends_on TEXT,
  end_rule TEXT,
  return_at INTEGER,
  return_station TEXT,
  granted_by TEXT,
  granted_rank TEXT,
  granted_at INTEGER,
  ground_suspicion TEXT,
  ground_time TEXT,
  ground_diligence TEXT,
  ground_necessity TEXT,
  grounds_reason TEXT,
  conditions TEXT,
  conditions_reason TEXT,
  extension TEXT,
  extension_rank TEXT,
  extended_at INTEGER,
  representations TEXT,
  victim_asked TEXT,
  victim_asked_at INTEGER,
  victim_views TEXT,
  suspended_from TEXT,
  suspended_to TEXT,
  suspended_days INTEGER,
  review_at INTEGER,
  sign_off_at INTEGER,
  breach_note TEXT,
  end_reason TEXT
) STRICT;
CREATE INDEX bails_arrested_on ON bails (arrested_on);
CREATE INDEX bails_case_id ON bails (case_id);
CREATE INDEX bails_changed_at ON bails (changed_at);
CREATE INDEX bails_custody_record ON bails (custody_record);
CREATE INDEX bails_ends_on ON bails (ends_on);
CREATE INDEX bails_extension ON bails (extension);
CREATE INDEX bails_kind ON bails (kind);
CREATE INDEX bails_person ON bails (person);
CREATE INDEX bails_restricted_to ON bails (restricted_to);
CREATE INDEX bails_return_at ON bails (return_at);
CREATE INDEX bails_review_at ON bails (review_at);
CREATE INDEX bails_sign_off_at ON bails (sign_off_at);
CREATE INDEX bails_state ON bails (state);
CREATE TABLE breaches (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  local_reference TEXT,
  person BLOB,
  name TEXT,
  licence BLOB,
  management BLOB,
  state TEXT,
  kind TEXT,
  conditions TEXT,
  condition BLOB,
  occurred_at INTEGER,
  discovered_at INTEGER,
  detected_by TEXT,
  recorded_at INTEGER,
  description TEXT,
  facts_not_known TEXT,
  evidence TEXT,
  explanation_due_at INTEGER,
  explanation_asked_at INTEGER,
  explanation TEXT,
  explained_at INTEGER,
  evidence_received_at INTEGER,
  acceptability TEXT,
  acceptability_reason TEXT,
  immediate_risk TEXT,
  immediate_reason TEXT,
  sentence_group TEXT,
  stream TEXT,
  rosh TEXT,
  mappa_level TEXT,
  earlier_breaches INTEGER,
  weeks_on_licence INTEGER,
  accommodation_stable TEXT,
  grade TEXT,
  thrive BLOB,
  gravity TEXT,
  gravity_reason TEXT,
  graded_by BLOB,
  decision_due_at INTEGER,
  decision BLOB,
  outcome TEXT,
  outcome_reason TEXT,
  outcome_at INTEGER,
  decided_by BLOB,
  second_person BLOB,
  second_reason TEXT,
  enforcement TEXT,
  letter_kind TEXT,
  letter_sentence_type TEXT,
  letter_condition_type TEXT,
  letter_address BLOB,
  letter_officer TEXT,
  letter_phone TEXT,
  letter_appointment_place BLOB,
  letter_on TEXT,
  letter_reference TEXT,
  letter_contacts TEXT,
  letter_reason TEXT,
  letter_reply_by TEXT,
  letter_reply_to BLOB,
  letter_next_appointment BLOB,
  letter_completed_at INTEGER,
  letter_sent_at INTEGER,
  letter_review_needed INTEGER,
  variation BLOB,
  referral BLOB,
  recall BLOB,
  intelligence BLOB,
  unit BLOB,
  owner BLOB,
  supervisor BLOB,
  next_review_at INTEGER,
  closed_at INTEGER,
  void_reason TEXT,
  appeal_note TEXT
) STRICT;
CREATE INDEX breaches_changed_at ON breaches (changed_at);
CREATE INDEX breaches_closed_at ON breaches (closed_at);
CREATE INDEX breaches_condition ON breaches (condition);
CREATE INDEX breaches_decision_due_at ON breaches (decision_due_at);
CREATE INDEX breaches_discovered_at ON breaches (discovered_at);
CREATE INDEX breaches_explanation_due_at ON breaches (explanation_due_at);
CREATE INDEX breaches_letter_reply_by ON breaches (letter_reply_by);
CREATE INDEX breaches_licence ON breaches (licence);
CREATE INDEX breaches_management ON breaches (management);
CREATE INDEX breaches_next_review_at ON breaches (next_review_at);
CREATE INDEX breaches_occurred_at ON breaches (occurred_at);
CREATE INDEX breaches_outcome_at ON breaches (outcome_at);
CREATE INDEX breaches_owner ON breaches (owner);
CREATE INDEX breaches_person ON breaches (person);
CREATE INDEX breaches_recall ON breaches (recall);
CREATE INDEX breaches_reference ON breaches (reference);
CREATE INDEX breaches_restricted_to ON breaches (restricted_to);
CREATE INDEX breaches_state ON breaches (state);
CREATE INDEX breaches_supervisor ON breaches (supervisor);
CREATE INDEX breaches_unit ON breaches (unit);
CREATE TABLE case_roles (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  person BLOB,
  organisation BLOB,
  role TEXT,
  role_text TEXT,
  victim_kind TEXT,
  enhanced TEXT,
  enhanced_categories TEXT,
  enhanced_reason TEXT,
  repeat_victim INTEGER,
  earlier_cases INTEGER,
  persistently_targeted TEXT,
  repeat_confirmed_by BLOB,
  relationship TEXT,
  personally_connected TEXT,
  vps_state TEXT,
  anonymity TEXT,
  suspect_status TEXT,
  tie_category TEXT,
  elimination_criterion TEXT,
  elimination_evidence TEXT,
  starts_on TEXT,
  ends_on TEXT,
  contact_frequency TEXT,
  next_contact_at INTEGER
) STRICT;
CREATE INDEX case_roles_changed_at ON case_roles (changed_at);
CREATE INDEX case_roles_enhanced ON case_roles (enhanced);
CREATE INDEX case_roles_next_contact_at ON case_roles (next_contact_at);
CREATE INDEX case_roles_organisation ON case_roles (organisation);
CREATE INDEX case_roles_person ON case_roles (person);
CREATE INDEX case_roles_restricted_to ON case_roles (restricted_to);
CREATE INDEX case_roles_role ON case_roles (role);
CREATE INDEX case_roles_subject_id ON case_roles (subject_id);
CREATE INDEX case_roles_suspect_status ON case_roles (suspect_status);
CREATE INDEX case_roles_tie_category ON case_roles (tie_category);
CREATE TABLE cases (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  local_reference TEXT,
  urn TEXT,
  summary TEXT,
  state TEXT,
  incident BLOB,
  classification TEXT,
  grade TEXT,
  thrive_version INTEGER,
  reported_at INTEGER,
  recorded_at INTEGER,
  late_reason TEXT,
  channel TEXT,
  occurred_from INTEGER,
  occurred_to INTEGER,
  place BLOB,
  location_text TEXT,
  location_kind TEXT,
  method TEXT,
  method_codes TEXT,
  flags TEXT,
  hidden_crimes TEXT,
  cyber TEXT,
  business_victim INTEGER,
  repeat_victim INTEGER,
  unit BLOB,
  team BLOB,
  owner BLOB,
  supervisor BLOB,
  disclosure_officer BLOB,
  next_review_at INTEGER,
  plan_due_at INTEGER,
  screening TEXT,
  screening_reason TEXT,
  outcome TEXT,
  outcome_reason TEXT,
  outcome_at INTEGER,
  transferred_to TEXT,
  severity_days INTEGER,
  retention_group TEXT,
  retention_review TEXT
) STRICT;
CREATE INDEX cases_changed_at ON cases (changed_at);
CREATE INDEX cases_classification ON cases (classification);
CREATE INDEX cases_grade ON cases (grade);
CREATE INDEX cases_incident ON cases (incident);
CREATE INDEX cases_next_review_at ON cases (next_review_at);
CREATE INDEX cases_outcome ON cases (outcome);
CREATE INDEX cases_owner ON cases (owner);
CREATE INDEX cases_place ON cases (place);
CREATE INDEX cases_reference ON cases (reference);
CREATE INDEX cases_reported_at ON cases (reported_at);
CREATE INDEX cases_restricted_to ON cases (restricted_to);
CREATE INDEX cases_retention_review ON cases (retention_review);
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_supervisor ON cases (supervisor);
CREATE INDEX cases_team ON cases (team);
CREATE INDEX cases_unit ON cases (unit);
CREATE TABLE circulations (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  recall BLOB,
  case_id BLOB,
  person BLOB,
  vehicle BLOB,
  kind TEXT,
  state TEXT,
  reference TEXT,
  wording TEXT,
  warning TEXT,
  due_at INTEGER,
  requested_at INTEGER,
  requested_by BLOB,
  recipient BLOB,
  circulated_at INTEGER,
  circulated_by TEXT,
  refused_reason TEXT,
  review_at INTEGER,
  expires_on TEXT,
  hits TEXT,
  cancel_due_at INTEGER,
  cancelled_at INTEGER,
  cancel_reason TEXT
) STRICT;
CREATE INDEX circulations_cancel_due_at ON circulations (cancel_due_at);
CREATE INDEX circulations_cancelled_at ON circulations (cancelled_at);
CREATE INDEX circulations_case_id ON circulations (case_id);
CREATE INDEX circulations_changed_at ON circulations (changed_at);
CREATE INDEX circulations_circulated_at ON circulations (circulated_at);
CREATE INDEX circulations_due_at ON circulations (due_at);
CREATE INDEX circulations_episode ON circulations (episode);
CREATE INDEX circulations_expires_on ON circulations (expires_on);
CREATE INDEX circulations_person ON circulations (person);
CREATE INDEX circulations_recall ON circulations (recall);
CREATE INDEX circulations_reference ON circulations (reference);
CREATE INDEX circulations_restricted_to ON circulations (restricted_to);
CREATE INDEX circulations_review_at ON circulations (review_at);
CREATE INDEX circulations_state ON circulations (state);
CREATE INDEX circulations_vehicle ON circulations (vehicle);
CREATE TABLE clips (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  kind TEXT,
  title TEXT,
  state TEXT,
  officer BLOB,
  device_serial TEXT,
  camera TEXT,
  place BLOB,
  started_at INTEGER,
  ended_at INTEGER,
  clock_error TEXT,
  store_reference TEXT,
  sha256 TEXT,
  evidential TEXT,
  reviewed_by BLOB,
  reviewed_at INTEGER,
  review_note TEXT,
  deletes_at INTEGER,
  retention_source TEXT,
  requested_at INTEGER,
  edit_kind TEXT,
  edit_asked_by BLOB,
  edit_reason TEXT,
  edit_result TEXT,
  exhibit BLOB,
  redacted_exhibit BLOB,
  lost_reason TEXT
) STRICT;
CREATE INDEX clips_case_id ON clips (case_id);
CREATE INDEX clips_changed_at ON clips (changed_at);
CREATE INDEX clips_deletes_at ON clips (deletes_at);
CREATE INDEX clips_exhibit ON clips (exhibit);
CREATE INDEX clips_kind ON clips (kind);
CREATE INDEX clips_officer ON clips (officer);
CREATE INDEX clips_place ON clips (place);
CREATE INDEX clips_restricted_to ON clips (restricted_to);
CREATE INDEX clips_reviewed_by ON clips (reviewed_by);
CREATE INDEX clips_started_at ON clips (started_at);
CREATE INDEX clips_state ON clips (state);
CREATE INDEX clips_store_reference ON clips (store_reference);
CREATE TABLE community_resolutions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  offence BLOB,
  offender BLOB,
  victim BLOB,
  state TEXT,
  admission TEXT,
  admitted_at INTEGER,
  admission_text TEXT,
  victim_view TEXT,
  remedies TEXT,
  remedy TEXT,
  rj_offered TEXT,
  rj_victim_view TEXT,
  rj_offender_view TEXT,
  rj_referral BLOB,
  rj_outcome TEXT,
  facilitator BLOB,
  authorised_by BLOB,
  complete_by TEXT,
  completed_on TEXT,
  result TEXT,
  for_scrutiny TEXT,
  scrutiny_finding TEXT
) STRICT;
CREATE INDEX community_resolutions_case_id ON community_resolutions (case_id);
CREATE INDEX community_resolutions_changed_at ON community_resolutions (changed_at);
CREATE INDEX community_resolutions_complete_by ON community_resolutions (complete_by);
CREATE INDEX community_resolutions_facilitator ON community_resolutions (facilitator);
CREATE INDEX community_resolutions_for_scrutiny ON community_resolutions (for_scrutiny);
CREATE INDEX community_resolutions_offence ON community_resolutions (offence);
CREATE INDEX community_resolutions_offender ON community_resolutions (offender);
CREATE INDEX community_resolutions_restricted_to ON community_resolutions (restricted_to);
CREATE INDEX community_resolutions_rj_offered ON community_resolutions (rj_offered);
CREATE INDEX community_resolutions_state ON community_resolutions (state);
CREATE INDEX community_resolutions_victim ON community_resolutions (victim);
CREATE TABLE compliance_events (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  licence BLOB,
  management BLOB,
  condition BLOB,
  kind TEXT,
  happened_at INTEGER,
  learnt_at INTEGER,
  source TEXT,
  description TEXT,
  visit BLOB,
  outcome TEXT,
  enforcement TEXT,
  response_due_at INTEGER,
  breach BLOB,
  evidence BLOB,
  corrects BLOB
) STRICT;
CREATE INDEX compliance_events_breach ON compliance_events (breach);
CREATE INDEX compliance_events_changed_at ON compliance_events (changed_at);
CREATE INDEX compliance_events_condition ON compliance_events (condition);
CREATE INDEX compliance_events_happened_at ON compliance_events (happened_at);
CREATE INDEX compliance_events_licence ON compliance_events (licence);
CREATE INDEX compliance_events_management ON compliance_events (management);
CREATE INDEX compliance_events_person ON compliance_events (person);
CREATE INDEX compliance_events_response_due_at ON compliance_events (response_due_at);
CREATE INDEX compliance_events_restricted_to ON compliance_events (restricted_to);
CREATE TABLE conditions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  licence BLOB,
  person BLOB,
  position INTEGER,
  kind TEXT,
  policy TEXT,
  code TEXT,
  category TEXT,
  wording TEXT,
  inputs TEXT,
  map BLOB,
  zone BLOB,
  absolute INTEGER,
  risk_managed TEXT,
  why_not_less TEXT,
  effect TEXT,
  recommended_by TEXT,
  recommended TEXT,
  legal_basis TEXT,
  approval_reference TEXT,
  approved_at INTEGER,
  starts_on TEXT,
  ends_on TEXT,
  review_on TEXT,
  reporting_unit BLOB,
  policy_change TEXT,
  accepted_change TEXT,
  ended_reason TEXT
) STRICT;
CREATE INDEX conditions_changed_at ON conditions (changed_at);
CREATE INDEX conditions_code ON conditions (code);
CREATE INDEX conditions_ends_on ON conditions (ends_on);
CREATE INDEX conditions_licence ON conditions (licence);
CREATE INDEX conditions_person ON conditions (person);
CREATE INDEX conditions_restricted_to ON conditions (restricted_to);
CREATE INDEX conditions_review_on ON conditions (review_on);
CREATE TABLE contacts (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  case_role BLOB,
  person BLOB,
  organisation BLOB,
  direction TEXT,
  method TEXT,
  happened_at INTEGER,
  officer BLOB,
  reached TEXT,
  said TEXT,
  duties TEXT,
  next_due_at INTEGER,
  public_milestone TEXT,
  public_text TEXT,
  satisfaction INTEGER,
  corrects BLOB
) STRICT;
CREATE INDEX contacts_case_role ON contacts (case_role);
CREATE INDEX contacts_changed_at ON contacts (changed_at);
CREATE INDEX contacts_corrects ON contacts (corrects);
CREATE INDEX contacts_happened_at ON contacts (happened_at);
CREATE INDEX contacts_method ON contacts (method);
CREATE INDEX contacts_officer ON contacts (officer);
CREATE INDEX contacts_organisation ON contacts (organisation);
CREATE INDEX contacts_person ON contacts (person);
CREATE INDEX contacts_restricted_to ON contacts (restricted_to);
CREATE INDEX contacts_subject_id ON contacts (subject_id);
CREATE TABLE continuity_events (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  exhibit BLOB,
  kind TEXT,
  happened_at INTEGER,
  from_officer BLOB,
  from_text TEXT,
  to_officer BLOB,
  to_text TEXT,
  place BLOB,
  reason TEXT,
  seal_checked TEXT,
  seal_before TEXT,
  seal_after TEXT,
  signature TEXT,
  device TEXT,
  confirms BLOB,
  corrects BLOB
) STRICT;
CREATE INDEX continuity_events_changed_at ON continuity_events (changed_at);
CREATE INDEX continuity_events_confirms ON continuity_events (confirms);
CREATE INDEX continuity_events_corrects ON continuity_events (corrects);
CREATE INDEX continuity_events_exhibit ON continuity_events (exhibit);
CREATE INDEX continuity_events_happened_at ON continuity_events (happened_at);
CREATE INDEX continuity_events_kind ON continuity_events (kind);
CREATE INDEX continuity_events_restricted_to ON continuity_events (restricted_to);
CREATE INDEX continuity_events_to_officer ON continuity_events (to_officer);
CREATE TABLE countersignatures (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  person BLOB,
  grade TEXT,
  state TEXT,
  requested_by BLOB,
  requested_at INTEGER,
  due_at INTEGER,
  signer BLOB,
  signer_text TEXT,
  signer_phone TEXT,
  signed_at INTEGER,
  by_phone INTEGER,
  written_at INTEGER,
  exposition TEXT,
  returned_reason TEXT,
  deputy_for BLOB,
  evidence_opened_at INTEGER
) STRICT;
CREATE INDEX countersignatures_changed_at ON countersignatures (changed_at);
CREATE INDEX countersignatures_due_at ON countersignatures (due_at);
CREATE INDEX countersignatures_person ON countersignatures (person);
CREATE INDEX countersignatures_requested_at ON countersignatures (requested_at);
CREATE INDEX countersignatures_requested_by ON countersignatures (requested_by);
CREATE INDEX countersignatures_restricted_to ON countersignatures (restricted_to);
CREATE INDEX countersignatures_signed_at ON countersignatures (signed_at);
CREATE INDEX countersignatures_signer ON countersignatures (signer);
CREATE INDEX countersignatures_state ON countersignatures (state);
CREATE INDEX countersignatures_subject_id ON countersignatures (subject_id);
CREATE TABLE custody_events (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  custody_record BLOB,
  kind TEXT,
  happened_at INTEGER,
  ended_at INTEGER,
  officer_text TEXT,
  rank TEXT,
  grounds TEXT,
  representations TEXT,
  questioned TEXT,
  extended_until INTEGER,
  postponed INTEGER,
  postponed_reason TEXT,
  unverified INTEGER,
  outside_power INTEGER,
  override_reason TEXT,
  note TEXT,
  corrects BLOB
) STRICT;
CREATE INDEX custody_events_changed_at ON custody_events (changed_at);
CREATE INDEX custody_events_corrects ON custody_events (corrects);
CREATE INDEX custody_events_custody_record ON custody_events (custody_record);
CREATE INDEX custody_events_happened_at ON custody_events (happened_at);
CREATE INDEX custody_events_kind ON custody_events (kind);
CREATE INDEX custody_events_restricted_to ON custody_events (restricted_to);
CREATE TABLE custody_records (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  case_id BLOB,
  person BLOB,
  person_text TEXT,
  site TEXT,
  state TEXT,
  offences TEXT,
  arrest_place TEXT,
  arrested_at INTEGER,
  arrived_at INTEGER,
  relevant_at INTEGER,
  relevant_basis TEXT,
  authorised_at INTEGER,
  authorised_by TEXT,
  grounds TEXT,
  earlier_detention INTEGER,
  detention_until INTEGER,
  detention_rule TEXT,
  review_due_at INTEGER,
  review_rule TEXT,
  unverified INTEGER,
  unverified_reason TEXT,
  risk_level TEXT,
  risk_note TEXT,
  needs TEXT,
  solicitor TEXT,
  appropriate_adult TEXT,
  interpreter TEXT,
  pipt_officer BLOB,
  handed_over_at INTEGER,
  handed_over_by BLOB,
  handover_note TEXT,
  outcome_advice TEXT,
  interventions TEXT,
  interventions_note TEXT,
  charged_at INTEGER,
  released_at INTEGER,
  disposal TEXT
) STRICT;
CREATE INDEX custody_records_case_id ON custody_records (case_id);
CREATE INDEX custody_records_changed_at ON custody_records (changed_at);
CREATE INDEX custody_records_detention_until ON custody_records (detention_until);
CREATE INDEX custody_records_person ON custody_records (person);
CREATE INDEX custody_records_pipt_officer ON custody_records (pipt_officer);
CREATE INDEX custody_records_reference ON custody_records (reference);
CREATE INDEX custody_records_restricted_to ON custody_records (restricted_to);
CREATE INDEX custody_records_review_due_at ON custody_records (review_due_at);
CREATE INDEX custody_records_site ON custody_records (site);
CREATE INDEX custody_records_state ON custody_records (state);
CREATE INDEX custody_records_unverified ON custody_records (unverified);
CREATE TABLE decisions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  number INTEGER,
  kind TEXT,
  state TEXT,
  title TEXT,
  decided_at INTEGER,
  written_at INTEGER,
  retrospective INTEGER,
  what_happened TEXT,
  information TEXT,
  threat_risk TEXT,
  compliance_history TEXT,
  needs TEXT,
  powers_policy TEXT,
  legal_power TEXT,
  options TEXT,
  options_rejected TEXT,
  chosen_option TEXT,
  outcome TEXT,
  resources TEXT,
  necessity TEXT,
  proportionality TEXT,
  equality TEXT,
  ethics TEXT,
  victim_views TEXT,
  person_views TEXT,
  partner_views TEXT,
  gravity_band TEXT,
  comparison TEXT,
  departure TEXT,
  reason TEXT,
  review_on TEXT,
  appeal_information TEXT,
  author BLOB,
  rank TEXT,
  approver BLOB,
  approver_rank TEXT,
  approver_reason TEXT,
  out_of_hours INTEGER,
  approved_at INTEGER,
  times_returned INTEGER,
  supersedes BLOB,
  disclosure_sensitivity TEXT,
  previous_hash TEXT,
  hash TEXT
) STRICT;
CREATE INDEX decisions_approver ON decisions (approver);
CREATE INDEX decisions_author ON decisions (author);
CREATE INDEX decisions_changed_at ON decisions (changed_at);
CREATE INDEX decisions_decided_at ON decisions (decided_at);
CREATE INDEX decisions_gravity_band ON decisions (gravity_band);
CREATE INDEX decisions_kind ON decisions (kind);
CREATE INDEX decisions_number ON decisions (number);
CREATE INDEX decisions_outcome ON decisions (outcome);
CREATE INDEX decisions_restricted_to ON decisions (restricted_to);
CREATE INDEX decisions_review_on ON decisions (review_on);
CREATE INDEX decisions_state ON decisions (state);
CREATE INDEX decisions_subject_id ON decisions (subject_id);
CREATE TABLE disclosure_items (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  number INTEGER,
  schedule TEXT,
  state TEXT,
  description TEXT,
  dated TEXT,
  location TEXT,
  source TEXT,
  source_type TEXT,
  source_id TEXT,
  quantity INTEGER,
  relevant TEXT,
  relevance_reason TEXT,
  sensitive TEXT,
  sensitive_reason TEXT,
  presumption TEXT,
  meets_test TEXT,
  decision_reason TEXT,
  decided_by BLOB,
  decided_at INTEGER,
  disclosed_as TEXT,
  edited_copy BLOB,
  prosecutor_decision TEXT,
  prosecutor_note TEXT,
  reviewed_at INTEGER,
  retain_until TEXT
) STRICT;
CREATE INDEX disclosure_items_case_id ON disclosure_items (case_id);
CREATE INDEX disclosure_items_changed_at ON disclosure_items (changed_at);
CREATE INDEX disclosure_items_decided_by ON disclosure_items (decided_by);
CREATE INDEX disclosure_items_number ON disclosure_items (number);
CREATE INDEX disclosure_items_presumption ON disclosure_items (presumption);
CREATE INDEX disclosure_items_relevant ON disclosure_items (relevant);
CREATE INDEX disclosure_items_restricted_to ON disclosure_items (restricted_to);
CREATE INDEX disclosure_items_schedule ON disclosure_items (schedule);
CREATE INDEX disclosure_items_sensitive ON disclosure_items (sensitive);
CREATE INDEX disclosure_items_source_id ON disclosure_items (source_id);
CREATE INDEX disclosure_items_source_type ON disclosure_items (source_type);
CREATE INDEX disclosure_items_state ON disclosure_items (state);
CREATE TABLE disposals (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  records TEXT,
  state TEXT,
  retention_group TEXT,
  review_was_due TEXT,
  reason TEXT,
  proposed_by BLOB,
  proposed_at INTEGER,
  decided_by BLOB,
  decided_at INTEGER,
  decision_reason TEXT,
  erased TEXT
) STRICT;
CREATE INDEX disposals_changed_at ON disposals (changed_at);
CREATE INDEX disposals_decided_at ON disposals (decided_at);
CREATE INDEX disposals_decided_by ON disposals (decided_by);
CREATE INDEX disposals_proposed_by ON disposals (proposed_by);
CREATE INDEX disposals_restricted_to ON disposals (restricted_to);
CREATE INDEX disposals_state ON disposals (state);
CREATE INDEX disposals_subject_id ON disposals (subject_id);
CREATE TABLE disruptions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  management BLOB,
  person BLOB,
  target_group BLOB,
  tactic TEXT,
  strand TEXT,
  state TEXT,
  aim TEXT,
  legal_basis TEXT,
  necessity TEXT,
  proportionality TEXT,
  effect_on_others TEXT,
  approved_by BLOB,
  approved_at INTEGER,
  refused_reason TEXT,
  owner BLOB,
  starts_on TEXT,
  ends_on TEXT,
  review_on TEXT,
  result TEXT
) STRICT;
CREATE INDEX disruptions_changed_at ON disruptions (changed_at);
CREATE INDEX disruptions_ends_on ON disruptions (ends_on);
CREATE INDEX disruptions_management ON disruptions (management);
CREATE INDEX disruptions_owner ON disruptions (owner);
CREATE INDEX disruptions_person ON disruptions (person);
CREATE INDEX disruptions_restricted_to ON disruptions (restricted_to);
CREATE INDEX disruptions_review_on ON disruptions (review_on);
CREATE INDEX disruptions_state ON disruptions (state);
CREATE INDEX disruptions_target_group ON disruptions (target_group);
CREATE TABLE enquiry_lines (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  plan BLOB,
  number INTEGER,
  title TEXT,
  objective TEXT,
  priority TEXT,
  direction TEXT,
  proportionate_because TEXT,
  owner BLOB,
  state TEXT,
  result TEXT
) STRICT;
CREATE INDEX enquiry_lines_changed_at ON enquiry_lines (changed_at);
CREATE INDEX enquiry_lines_owner ON enquiry_lines (owner);
CREATE INDEX enquiry_lines_plan ON enquiry_lines (plan);
CREATE INDEX enquiry_lines_priority ON enquiry_lines (priority);
CREATE INDEX enquiry_lines_restricted_to ON enquiry_lines (restricted_to);
CREATE INDEX enquiry_lines_state ON enquiry_lines (state);
CREATE INDEX enquiry_lines_subject_id ON enquiry_lines (subject_id);
CREATE TABLE episodes (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  local_reference TEXT,
  kind TEXT,
  name TEXT,
  person BLOB,
  state TEXT,
  incident BLOB,
  case_id BLOB,
  grade TEXT,
  thrive_version INTEGER,
  risk_scheme TEXT,
  risk TEXT,
  risk_reason TEXT,
  graded_at INTEGER,
  reviewer BLOB,
  legacy_category TEXT,
  next_review_at INTEGER,
  reported_at INTEGER,
  channel TEXT,
  last_seen_at INTEGER,
  noticed_at INTEGER,
  late_report_reason TEXT,
  reporter BLOB,
  reporter_text TEXT,
  reporter_relationship TEXT,
  reporter_contact TEXT,
  missing_from BLOB,
  missing_from_text TEXT,
  missing_from_kind TEXT,
  in_care TEXT,
  placing_authority BLOB,
  is_child TEXT,
  circumstances TEXT,
  concern TEXT,
  done_to_trace TEXT,
  out_of_character TEXT,
  victim_of_crime TEXT,
  exploitation TEXT,
  danger_to_self TEXT,
  danger_to_others TEXT,
  factors TEXT,
  factor_notes TEXT,
  hidden_crimes TEXT,
  medical_needs TEXT,
  medication_due_at INTEGER,
  clothing TEXT,
  carried TEXT,
  vehicle BLOB,
  phone BLOB,
  destination TEXT,
  previous_episodes INTEGER,
  category TEXT,
  scenario TEXT,
  incident_type TEXT,
  contact_method TEXT,
  environment TEXT,
  population_density TEXT,
  terrain TEXT,
  land_cover TEXT,
  ecoregion TEXT,
  authority TEXT,
  authority_reference TEXT,
  authority_court TEXT,
  authority_at INTEGER,
  recall BLOB,
  officer_safety TEXT,
  arrest_due_at INTEGER,
  unit BLOB,
  team BLOB,
  owner BLOB,
  investigating_officer BLOB,
  supervisor BLOB,
  search_adviser BLOB,
  family_liaison BLOB,
  lead_force BLOB,
  national_unit_at INTEGER,
  national_unit_reference TEXT,
  suspended_reason TEXT,
  located_at INTEGER,
  located_address BLOB,
  located_text TEXT,
  located_lat_e7 INTEGER,
  located_lon_e7 INTEGER,
  found_by TEXT,
  condition TEXT,
  harm TEXT,
  do_not_disclose INTEGER,
  returned_to BLOB,
  interview_waived_reason TEXT,
  assets_stood_down_at INTEGER,
  close_reason TEXT,
  closed_at INTEGER,
  duplicate_of BLOB,
  lessons TEXT,
  retention_group TEXT,
  retention_review TEXT
) STRICT;
CREATE INDEX episodes_arrest_due_at ON episodes (arrest_due_at);
CREATE INDEX episodes_case_id ON episodes (case_id);
CREATE INDEX episodes_changed_at ON episodes (changed_at);
CREATE INDEX episodes_closed_at ON episodes (closed_at);
CREATE INDEX episodes_incident ON episodes (incident);
CREATE INDEX episodes_kind ON episodes (kind);
CREATE INDEX episodes_located_at ON episodes (located_at);
CREATE INDEX episodes_missing_from ON episodes (missing_from);
CREATE INDEX episodes_next_review_at ON episodes (next_review_at);
CREATE INDEX episodes_owner ON episodes (owner);
CREATE INDEX episodes_person ON episodes (person);
CREATE INDEX episodes_recall ON episodes (recall);
CREATE INDEX episodes_reference ON episodes (reference);
CREATE INDEX episodes_reported_at ON episodes (reported_at);
CREATE INDEX episodes_restricted_to ON episodes (restricted_to);
CREATE INDEX episodes_retention_review ON episodes (retention_review);
CREATE INDEX episodes_risk ON episodes (risk);
CREATE INDEX episodes_state ON episodes (state);
CREATE INDEX episodes_supervisor ON episodes (supervisor);
CREATE INDEX episodes_team ON episodes (team);
CREATE INDEX episodes_unit ON episodes (unit);
CREATE TABLE exhibits (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  subject_type TEXT,
  subject_id TEXT,
  reference TEXT,
  producer BLOB,
  producer_person BLOB,
  producer_initials TEXT,
  number INTEGER,
  description TEXT,
  kind TEXT,
  state TEXT,
  found_by BLOB,
  place BLOB,
  location_text TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  found_from INTEGER,
  found_to INTEGER,
  power TEXT,
  seal_number TEXT,
  bag_number TEXT,
  packaging TEXT,
  condition TEXT,
  condition_note TEXT,
  photo BLOB,
  sample_kind TEXT,
  forensic_status TEXT,
  forensic_reference TEXT,
  value_pence INTEGER,
  list_order INTEGER,
  evidential TEXT,
  unused TEXT,
  derived_from BLOB,
  property_item BLOB,
  owner BLOB,
  store_number TEXT,
  stored_where TEXT,
  ballistics_reference TEXT,
  cash_reference TEXT,
  animal_welfare TEXT,
  vehicle_release TEXT,
  vehicle BLOB,
  disposal_locked TEXT,
  disposal_authority TEXT,
  disposal_reason TEXT,
  retain_until TEXT
) STRICT;
CREATE INDEX exhibits_case_id ON exhibits (case_id);
CREATE INDEX exhibits_changed_at ON exhibits (changed_at);
CREATE INDEX exhibits_derived_from ON exhibits (derived_from);
CREATE INDEX exhibits_forensic_status ON exhibits (forensic_status);
CREATE INDEX exhibits_owner ON exhibits (owner);
CREATE INDEX exhibits_place ON exhibits (place);
CREATE INDEX exhibits_producer ON exhibits (producer);
CREATE INDEX exhibits_reference ON exhibits (reference);
CREATE INDEX exhibits_restricted_to ON exhibits (restricted_to);
CREATE INDEX exhibits_retain_until ON exhibits (retain_until);
CREATE INDEX exhibits_state ON exhibits (state);
CREATE INDEX exhibits_subject_id ON exhibits (subject_id);
CREATE TABLE file_forms (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  form TEXT,
  title TEXT,
  number INTEGER,
  previous BLOB,
  suspect BLOB,
  state TEXT,
  body TEXT,
  points_to_prove TEXT,
  materials TEXT,
  restricted_form INTEGER,
  quality_findings TEXT,
  checked_at INTEGER,
  quality_override TEXT,
  prepared_by BLOB,
  certified_by BLOB,
  certified_rank TEXT,
  certified_at INTEGER,
  text_hash TEXT,
  sent_at INTEGER,
  answered_at INTEGER,
  answer TEXT,
  answer_due_at INTEGER
) STRICT;
CREATE INDEX file_forms_answer_due_at ON file_forms (answer_due_at);
CREATE INDEX file_forms_case_id ON file_forms (case_id);
CREATE INDEX file_forms_certified_by ON file_forms (certified_by);
CREATE INDEX file_forms_changed_at ON file_forms (changed_at);
CREATE INDEX file_forms_form ON file_forms (form);
CREATE INDEX file_forms_prepared_by ON file_forms (prepared_by);
CREATE INDEX file_forms_restricted_to ON file_forms (restricted_to);
CREATE INDEX file_forms_sent_at ON file_forms (sent_at);
CREATE INDEX file_forms_state ON file_forms (state);
CREATE INDEX file_forms_suspect ON file_forms (suspect);
CREATE TABLE finds (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  found_at INTEGER,
  located_by TEXT,
  found_by_text TEXT,
  status TEXT,
  injuries TEXT,
  outcome TEXT,
  harm TEXT,
  place BLOB,
  place_text TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  feature TEXT,
  place_class TEXT,
  assignment BLOB,
  segment BLOB,
  region BLOB,
  distance_m INTEGER,
  bearing_degrees INTEGER,
  dispersion_degrees INTEGER,
  elevation_change_m INTEGER,
  track_offset_m INTEGER,
  mobility_minutes INTEGER,
  mobility TEXT,
  strategy TEXT,
  detectability TEXT,
  decision_point TEXT,
  last_seen_at INTEGER,
  notified_at INTEGER,
  travelled_by TEXT,
  with_whom TEXT,
  why_left TEXT,
  scenario TEXT,
  notes TEXT
) STRICT;
CREATE INDEX finds_changed_at ON finds (changed_at);
CREATE INDEX finds_episode ON finds (episode);
CREATE INDEX finds_found_at ON finds (found_at);
CREATE INDEX finds_restricted_to ON finds (restricted_to);
CREATE TABLE groups (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  name TEXT,
  reference TEXT,
  kind TEXT,
  status TEXT,
  four_p TEXT,
  programmes TEXT,
  description TEXT,
  home BLOB,
  area BLOB,
  npu TEXT,
  owner BLOB,
  team BLOB,
  starts_on TEXT,
  ends_on TEXT,
  review_on TEXT
) STRICT;
CREATE INDEX groups_area ON groups (area);
CREATE INDEX groups_changed_at ON groups (changed_at);
CREATE INDEX groups_four_p ON groups (four_p);
CREATE INDEX groups_home ON groups (home);
CREATE INDEX groups_kind ON groups (kind);
CREATE INDEX groups_npu ON groups (npu);
CREATE INDEX groups_owner ON groups (owner);
CREATE INDEX groups_restricted_to ON groups (restricted_to);
CREATE INDEX groups_review_on ON groups (review_on);
CREATE INDEX groups_status ON groups (status);
CREATE INDEX groups_team ON groups (team);
CREATE TABLE handovers (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  kind TEXT,
  subject_type TEXT,
  subject_id TEXT,
  person BLOB,
  state TEXT,
  from_team BLOB,
  from_officer BLOB,
  from_agency BLOB,
  to_team BLOB,
  to_officer BLOB,
  to_agency BLOB,
  to_contact TEXT,
  sent_at INTEGER,
  due_at INTEGER,
  summary TEXT,
  done_so_far TEXT,
  outstanding TEXT,
  risks TEXT,
  contents TEXT,
  legal_basis TEXT,
  accepted_at INTEGER,
  accepted_by BLOB,
  accepted_text TEXT,
  refused_reason TEXT,
  confirmed_at INTEGER
) STRICT;
CREATE INDEX handovers_changed_at ON handovers (changed_at);
CREATE INDEX handovers_due_at ON handovers (due_at);
CREATE INDEX handovers_from_team ON handovers (from_team);
CREATE INDEX handovers_person ON handovers (person);
CREATE INDEX handovers_restricted_to ON handovers (restricted_to);
CREATE INDEX handovers_sent_at ON handovers (sent_at);
CREATE INDEX handovers_state ON handovers (state);
CREATE INDEX handovers_subject_id ON handovers (subject_id);
CREATE INDEX handovers_to_officer ON handovers (to_officer);
CREATE INDEX handovers_to_team ON handovers (to_team);
CREATE TABLE hazards (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  name TEXT,
  kind TEXT,
  severity TEXT,
  place BLOB,
  shape TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  radius_m INTEGER,
  description TEXT,
  precautions TEXT,
  source TEXT,
  active_from INTEGER,
  active_to INTEGER
) STRICT;
CREATE INDEX hazards_active_to ON hazards (active_to);
CREATE INDEX hazards_changed_at ON hazards (changed_at);
CREATE INDEX hazards_episode ON hazards (episode);
CREATE INDEX hazards_restricted_to ON hazards (restricted_to);
CREATE TABLE incidents (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  log_number TEXT,
  log_date TEXT,
  reference TEXT,
  state TEXT,
  category TEXT,
  street_crime_type TEXT,
  lsoa BLOB,
  grade TEXT,
  original_grade TEXT,
  reported_at INTEGER,
  channel TEXT,
  caller BLOB,
  caller_text TEXT,
  call_taker TEXT,
  narrative TEXT,
  place BLOB,
  location_text TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  npu TEXT,
  due_at INTEGER,
  dispatched_at INTEGER,
  arrived_at INTEGER,
  closed_at INTEGER,
  closed_as TEXT,
  resource TEXT,
  flags TEXT,
  case_id BLOB,
  not_crime_reason TEXT
) STRICT;
CREATE INDEX incidents_caller ON incidents (caller);
CREATE INDEX incidents_case_id ON incidents (case_id);
CREATE INDEX incidents_changed_at ON incidents (changed_at);
CREATE INDEX incidents_due_at ON incidents (due_at);
CREATE INDEX incidents_grade ON incidents (grade);
CREATE INDEX incidents_log_date ON incidents (log_date);
CREATE INDEX incidents_log_number ON incidents (log_number);
CREATE INDEX incidents_lsoa ON incidents (lsoa);
CREATE INDEX incidents_npu ON incidents (npu);
CREATE INDEX incidents_place ON incidents (place);
CREATE INDEX incidents_reported_at ON incidents (reported_at);
CREATE INDEX incidents_restricted_to ON incidents (restricted_to);
CREATE INDEX incidents_state ON incidents (state);
CREATE TABLE intelligence_reports (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  local_reference TEXT,
  scheme TEXT,
  source_grade TEXT,
  information_grade TEXT,
  handling TEXT,
  handling_conditions TEXT,
  conditions_accepted_by BLOB,
  conditions_accepted_at INTEGER,
  state TEXT,
  title TEXT,
  source_kind TEXT,
  provenance TEXT,
  information TEXT,
  sanitised TEXT,
  sensitivity TEXT,
  known_from INTEGER,
  known_to INTEGER,
  author BLOB,
  submitted_at INTEGER,
  place BLOB,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  hidden_crimes TEXT,
  four_p TEXT,
  requirement TEXT,
  action_requested TEXT,
  authorised_by BLOB,
  dissemination TEXT,
  action_taken TEXT,
  assessed_by BLOB,
  assessed_at INTEGER,
  rejected_reason TEXT,
  review_on TEXT,
  retention_group TEXT
) STRICT;
CREATE INDEX intelligence_reports_author ON intelligence_reports (author);
CREATE INDEX intelligence_reports_changed_at ON intelligence_reports (changed_at);
CREATE INDEX intelligence_reports_handling ON intelligence_reports (handling);
CREATE INDEX intelligence_reports_known_from ON intelligence_reports (known_from);
CREATE INDEX intelligence_reports_place ON intelligence_reports (place);
CREATE INDEX intelligence_reports_reference ON intelligence_reports (reference);
CREATE INDEX intelligence_reports_restricted_to ON intelligence_reports (restricted_to);
CREATE INDEX intelligence_reports_review_on ON intelligence_reports (review_on);
CREATE INDEX intelligence_reports_scheme ON intelligence_reports (scheme);
CREATE INDEX intelligence_reports_source_kind ON intelligence_reports (source_kind);
CREATE INDEX intelligence_reports_state ON intelligence_reports (state);
CREATE INDEX intelligence_reports_submitted_at ON intelligence_reports (submitted_at);
CREATE TABLE intelligence_requests (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  subject_type TEXT,
  subject_id TEXT,
  kind TEXT,
  priority TEXT,
  standing INTEGER,
  state TEXT,
  question TEXT,
  reason TEXT,
  lawful_basis TEXT,
  person BLOB,
  vehicle BLOB,
  phone BLOB,
  place BLOB,
  author BLOB,
  team BLOB,
  sent_at INTEGER,
  due_at INTEGER,
  assigned_to TEXT,
  answered_at INTEGER,
  answer TEXT,
  product BLOB,
  useful TEXT,
  declined_reason TEXT
) STRICT;
CREATE INDEX intelligence_requests_answered_at ON intelligence_requests (answered_at);
CREATE INDEX intelligence_requests_author ON intelligence_requests (author);
CREATE INDEX intelligence_requests_changed_at ON intelligence_requests (changed_at);
CREATE INDEX intelligence_requests_due_at ON intelligence_requests (due_at);
CREATE INDEX intelligence_requests_person ON intelligence_requests (person);
CREATE INDEX intelligence_requests_priority ON intelligence_requests (priority);
CREATE INDEX intelligence_requests_restricted_to ON intelligence_requests (restricted_to);
CREATE INDEX intelligence_requests_sent_at ON intelligence_requests (sent_at);
CREATE INDEX intelligence_requests_state ON intelligence_requests (state);
CREATE INDEX intelligence_requests_subject_id ON intelligence_requests (subject_id);
CREATE INDEX intelligence_requests_team ON intelligence_requests (team);
CREATE TABLE interviews (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  person BLOB,
  custody_record BLOB,
  kind TEXT,
  title TEXT,
  state TEXT,
  plan_text TEXT,
  briefing TEXT,
  offences TEXT,
  points_to_prove TEXT,
  place TEXT,
  planned_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  breaks TEXT,
  officers TEXT,
  persons_present TEXT,
  solicitor TEXT,
  appropriate_adult TEXT,
  interpreter TEXT,
  cautioned_at INTEGER,
  caution_understood TEXT,
  special_warnings TEXT,
  recording_reference TEXT,
  recording_hash TEXT,
  prepared_statement TEXT,
  answered TEXT,
  summary TEXT,
  unused_note TEXT,
  cancelled_reason TEXT
) STRICT;
CREATE INDEX interviews_answered ON interviews (answered);
CREATE INDEX interviews_case_id ON interviews (case_id);
CREATE INDEX interviews_changed_at ON interviews (changed_at);
CREATE INDEX interviews_custody_record ON interviews (custody_record);
CREATE INDEX interviews_kind ON interviews (kind);
CREATE INDEX interviews_person ON interviews (person);
CREATE INDEX interviews_planned_at ON interviews (planned_at);
CREATE INDEX interviews_restricted_to ON interviews (restricted_to);
CREATE INDEX interviews_started_at ON interviews (started_at);
CREATE INDEX interviews_state ON interviews (state);
CREATE TABLE licences (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  name TEXT,
  state TEXT,
  kind TEXT,
  type TEXT,
  eligible_kind TEXT,
  policy TEXT,
  licence_version TEXT,
  previous_version BLOB,
  variation_of BLOB,
  sentence_start TEXT,
  sentence_end TEXT,
  licence_end TEXT,
  conditional_release TEXT,
  actual_release TEXT,
  start_date TEXT,
  supervision_start TEXT,
  supervision_end TEXT,
  post_recall_release TEXT,
  hdc_actual TEXT,
  hdc_end TEXT,
  hard_stop TEXT,
  hard_stop_warning TEXT,
  prison BLOB,
  prison_phone TEXT,
  region TEXT,
  delivery_unit TEXT,
  local_admin_unit TEXT,
  local_team TEXT,
  community_manager TEXT,
  manager_assigned_on TEXT,
  responsible BLOB,
  team BLOB,
  created_by_text TEXT,
  author BLOB,
  submitted_by TEXT,
  submitted_at INTEGER,
  approved_by TEXT,
  approver BLOB,
  approved_at INTEGER,
  rejected_reason TEXT,
  activated_at INTEGER,
  superseded_at INTEGER,
  deactivation TEXT,
  appointment_person TEXT,
  appointment_name TEXT,
  appointment_time_kind TEXT,
  appointment_at INTEGER,
  appointment_place BLOB,
  appointment_place_text TEXT,
  appointment_phone TEXT,
  appointment_phone_other TEXT,
  monitoring_provider_needed TEXT,
  provider_told_at INTEGER,
  curfew_address BLOB,
  curfew_hours TEXT,
  curfew_first_night TEXT,
  bespoke_reference TEXT,
  parole_reference TEXT,
  notes_to_prison TEXT,
  variation_reason TEXT,
  supervisor_discussed TEXT,
  victim_liaison_discussed TEXT,
  victim_considerations TEXT,
  review_needed_on TEXT,
  reviewed_at INTEGER,
  policy_changes TEXT,
  issued_at INTEGER,
  shared_with TEXT
) STRICT;
CREATE INDEX licences_activated_at ON licences (activated_at);
CREATE INDEX licences_actual_release ON licences (actual_release);
CREATE INDEX licences_appointment_at ON licences (appointment_at);
CREATE INDEX licences_changed_at ON licences (changed_at);
CREATE INDEX licences_hard_stop ON licences (hard_stop);
CREATE INDEX licences_hard_stop_warning ON licences (hard_stop_warning);
CREATE INDEX licences_licence_end ON licences (licence_end);
CREATE INDEX licences_person ON licences (person);
CREATE INDEX licences_previous_version ON licences (previous_version);
CREATE INDEX licences_responsible ON licences (responsible);
CREATE INDEX licences_restricted_to ON licences (restricted_to);
CREATE INDEX licences_review_needed_on ON licences (review_needed_on);
CREATE INDEX licences_start_date ON licences (start_date);
CREATE INDEX licences_state ON licences (state);
CREATE INDEX licences_team ON licences (team);
CREATE INDEX licences_variation_of ON licences (variation_of);
CREATE TABLE links (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  from_type TEXT,
  from_id TEXT,
  to_type TEXT,
  to_id TEXT,
  kind TEXT,
  address_kind TEXT,
  address_status TEXT,
  detail TEXT,
  starts_on TEXT,
  ends_on TEXT,
  confidence TEXT,
  source_kind TEXT,
  source TEXT,
  source_type TEXT,
  source_id TEXT,
  ended_reason TEXT
) STRICT;
CREATE INDEX links_changed_at ON links (changed_at);
CREATE INDEX links_from_id ON links (from_id);
CREATE INDEX links_kind ON links (kind);
CREATE INDEX links_restricted_to ON links (restricted_to);
CREATE INDEX links_source_id ON links (source_id);
CREATE INDEX links_to_id ON links (to_id);
CREATE TABLE log_entries (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  number INTEGER,
  kind TEXT,
  title TEXT,
  body TEXT,
  happened_at INTEGER,
  written_at INTEGER,
  retrospective INTEGER,
  author BLOB,
  rank TEXT,
  corrects BLOB,
  person BLOB,
  about_type TEXT,
  about_id TEXT,
  disclosure_sensitivity TEXT,
  previous_hash TEXT,
  hash TEXT
) STRICT;
CREATE INDEX log_entries_author ON log_entries (author);
CREATE INDEX log_entries_changed_at ON log_entries (changed_at);
CREATE INDEX log_entries_corrects ON log_entries (corrects);
CREATE INDEX log_entries_happened_at ON log_entries (happened_at);
CREATE INDEX log_entries_kind ON log_entries (kind);
CREATE INDEX log_entries_number ON log_entries (number);
CREATE INDEX log_entries_person ON log_entries (person);
CREATE INDEX log_entries_restricted_to ON log_entries (restricted_to);
CREATE INDEX log_entries_subject_id ON log_entries (subject_id);
CREATE TABLE managements (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  reference TEXT,
  local_reference TEXT,
  name TEXT,
  state TEXT,
  referred_at INTEGER,
  referral_source TEXT,
  referred_by_agency BLOB,
  referred_by TEXT,
  referral_reason TEXT,
  source_case BLOB,
  offences_summary TEXT,
  intelligence_summary TEXT,
  stream TEXT,
  other_streams TEXT,
  stream_reason TEXT,
  cohort TEXT,
  statutory TEXT,
  rag TEXT,
  rag_reason TEXT,
  rag_since INTEGER,
  score BLOB,
  panel_at INTEGER,
  panel_members TEXT,
  panel_decision TEXT,
  panel_reason TEXT,
  decision BLOB,
  adopted_at INTEGER,
  unit BLOB,
  team BLOB,
  offender_manager BLOB,
  supervisor BLOB,
  probation_officer TEXT,
  probation_provider BLOB,
  youth_team BLOB,
  other_workers TEXT,
  told_at INTEGER,
  told_how TEXT,
  consent TEXT,
  contact_minimum TEXT,
  next_contact_at INTEGER,
  next_review_at INTEGER,
  prison BLOB,
  custody_since INTEGER,
  release_expected TEXT,
  licence BLOB,
  tier TEXT,
  flags TEXT,
  programmes TEXT,
  trial TEXT,
  factors TEXT,
  severity_days INTEGER,
  offences_before INTEGER,
  offences_since INTEGER,
  severity_before_days INTEGER,
  severity_since_days INTEGER,
  custody_days_since INTEGER,
  lone_visits_barred INTEGER,
  sharing_agreement TEXT,
  deselected_at INTEGER,
  deselect_reason TEXT,
  exit_plan TEXT,
  step_down_check_at INTEGER,
  step_down_result TEXT,
  retention_group TEXT,
  retention_review TEXT
) STRICT;
CREATE INDEX managements_adopted_at ON managements (adopted_at);
CREATE INDEX managements_changed_at ON managements (changed_at);
CREATE INDEX managements_deselected_at ON managements (deselected_at);
CREATE INDEX managements_next_contact_at ON managements (next_contact_at);
CREATE INDEX managements_next_review_at ON managements (next_review_at);
CREATE INDEX managements_offender_manager ON managements (offender_manager);
CREATE INDEX managements_person ON managements (person);
CREATE INDEX managements_rag ON managements (rag);
CREATE INDEX managements_reference ON managements (reference);
CREATE INDEX managements_referred_at ON managements (referred_at);
CREATE INDEX managements_release_expected ON managements (release_expected);
CREATE INDEX managements_restricted_to ON managements (restricted_to);
CREATE INDEX managements_retention_review ON managements (retention_review);
CREATE INDEX managements_state ON managements (state);
CREATE INDEX managements_stream ON managements (stream);
CREATE INDEX managements_supervisor ON managements (supervisor);
CREATE INDEX managements_team ON managements (team);
CREATE INDEX managements_unit ON managements (unit);
CREATE TABLE mappa_records (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  state TEXT,
  category TEXT,
  level TEXT,
  level_reason TEXT,
  starts_on TEXT,
  ends_on TEXT,
  lead_agency TEXT,
  coordinator TEXT,
  register_reference TEXT,
  minutes_reference TEXT,
  last_meeting_at INTEGER,
  next_review_at INTEGER,
  notification_last_on TEXT,
  notification_due_on TEXT,
  notification_ends_on TEXT,
  visit_band TEXT,
  next_visit_due_on TEXT,
  orders TEXT,
  digital_checks TEXT,
  travel TEXT,
  manager BLOB,
  exit_reason TEXT
) STRICT;
CREATE INDEX mappa_records_changed_at ON mappa_records (changed_at);
CREATE INDEX mappa_records_manager ON mappa_records (manager);
CREATE INDEX mappa_records_next_review_at ON mappa_records (next_review_at);
CREATE INDEX mappa_records_next_visit_due_on ON mappa_records (next_visit_due_on);
CREATE INDEX mappa_records_notification_due_on ON mappa_records (notification_due_on);
CREATE INDEX mappa_records_person ON mappa_records (person);
CREATE INDEX mappa_records_restricted_to ON mappa_records (restricted_to);
CREATE INDEX mappa_records_starts_on ON mappa_records (starts_on);
CREATE INDEX mappa_records_state ON mappa_records (state);
CREATE TABLE media_files (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  exhibit BLOB,
  name TEXT,
  caption TEXT,
  kind TEXT,
  copy_kind TEXT,
  derived_from BLOB,
  derivation TEXT,
  sha256 TEXT,
  size INTEGER,
  mime_type TEXT,
  original_path TEXT,
  device TEXT,
  acquired_by BLOB,
  acquired_at INTEGER,
  channel TEXT,
  sent_in_by BLOB,
  taken_at INTEGER,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  state TEXT,
  uploaded_at INTEGER,
  verified_at INTEGER,
  hash_result TEXT,
  alert TEXT
) STRICT;
CREATE INDEX media_files_acquired_by ON media_files (acquired_by);
CREATE INDEX media_files_changed_at ON media_files (changed_at);
CREATE INDEX media_files_copy_kind ON media_files (copy_kind);
CREATE INDEX media_files_derived_from ON media_files (derived_from);
CREATE INDEX media_files_exhibit ON media_files (exhibit);
CREATE INDEX media_files_kind ON media_files (kind);
CREATE INDEX media_files_restricted_to ON media_files (restricted_to);
CREATE INDEX media_files_sent_in_by ON media_files (sent_in_by);
CREATE INDEX media_files_sha256 ON media_files (sha256);
CREATE INDEX media_files_state ON media_files (state);
CREATE INDEX media_files_subject_id ON media_files (subject_id);
CREATE INDEX media_files_taken_at ON media_files (taken_at);
CREATE TABLE monitoring_events (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  monitoring BLOB,
  person BLOB,
  kind TEXT,
  started_at INTEGER,
  ended_at INTEGER,
  received_at INTEGER,
  zone BLOB,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  accuracy_m INTEGER,
  severity TEXT,
  raw TEXT,
  group_of BLOB,
  outcome TEXT,
  handled_by BLOB,
  handled_at INTEGER,
  explanation TEXT,
  note TEXT,
  breach BLOB
) STRICT;
CREATE INDEX monitoring_events_breach ON monitoring_events (breach);
CREATE INDEX monitoring_events_changed_at ON monitoring_events (changed_at);
CREATE INDEX monitoring_events_ended_at ON monitoring_events (ended_at);
CREATE INDEX monitoring_events_group_of ON monitoring_events (group_of);
CREATE INDEX monitoring_events_monitoring ON monitoring_events (monitoring);
CREATE INDEX monitoring_events_person ON monitoring_events (person);
CREATE INDEX monitoring_events_restricted_to ON monitoring_events (restricted_to);
CREATE INDEX monitoring_events_started_at ON monitoring_events (started_at);
CREATE TABLE monitoring_orders (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  licence BLOB,
  condition BLOB,
  reference TEXT,
  state TEXT,
  notifying_body BLOB,
  order_type TEXT,
  pilot TEXT,
  condition_type TEXT,
  monitored TEXT,
  curfew_times TEXT,
  curfew_address BLOB,
  alcohol TEXT,
  attendance TEXT,
  device TEXT,
  device_number TEXT,
  fitted TEXT,
  fitted_at INTEGER,
  installation_place TEXT,
  installation_on TEXT,
  installation_risks TEXT,
  property_risks TEXT,
  flags TEXT,
  iom_managed TEXT,
  starts_on TEXT,
  ends_on TEXT,
  variation_kind TEXT,
  variation_reason TEXT,
  varied_at INTEGER,
  end_reason TEXT,
  ended_at INTEGER,
  provider TEXT
) STRICT;
CREATE INDEX monitoring_orders_changed_at ON monitoring_orders (changed_at);
CREATE INDEX monitoring_orders_condition ON monitoring_orders (condition);
CREATE INDEX monitoring_orders_device_number ON monitoring_orders (device_number);
CREATE INDEX monitoring_orders_ends_on ON monitoring_orders (ends_on);
CREATE INDEX monitoring_orders_fitted_at ON monitoring_orders (fitted_at);
CREATE INDEX monitoring_orders_installation_on ON monitoring_orders (installation_on);
CREATE INDEX monitoring_orders_licence ON monitoring_orders (licence);
CREATE INDEX monitoring_orders_person ON monitoring_orders (person);
CREATE INDEX monitoring_orders_reference ON monitoring_orders (reference);
CREATE INDEX monitoring_orders_restricted_to ON monitoring_orders (restricted_to);
CREATE INDEX monitoring_orders_starts_on ON monitoring_orders (starts_on);
CREATE INDEX monitoring_orders_state ON monitoring_orders (state);
CREATE TABLE name_sound (
  sound INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (sound, word)
) STRICT, WITHOUT ROWID;
CREATE TABLE name_word (
  word TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE need_to_know_lists (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  name TEXT,
  reason TEXT,
  officers TEXT,
  teams TEXT,
  roles TEXT,
  keeper BLOB,
  existence_shown INTEGER,
  reason_asked INTEGER,
  review_on TEXT,
  ends_on TEXT
) STRICT;
CREATE INDEX need_to_know_lists_changed_at ON need_to_know_lists (changed_at);
CREATE INDEX need_to_know_lists_keeper ON need_to_know_lists (keeper);
CREATE INDEX need_to_know_lists_restricted_to ON need_to_know_lists (restricted_to);
CREATE INDEX need_to_know_lists_review_on ON need_to_know_lists (review_on);
CREATE TABLE needs (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  pathway BLOB,
  person BLOB,
  kind TEXT,
  title TEXT,
  status TEXT,
  responsible TEXT,
  owner BLOB,
  provider BLOB,
  action BLOB,
  offered TEXT,
  taken_up TEXT,
  due_on TEXT,
  latest TEXT,
  met_on TEXT,
  decline_reason TEXT
) STRICT;
CREATE TABLE needs_assessments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  case_role BLOB,
  case_id BLOB,
  kind TEXT,
  assessed_at INTEGER,
  author BLOB,
  offered TEXT,
  language_need TEXT,
  communication_need TEXT,
  disability_need TEXT,
  age_need TEXT,
  caring_duties TEXT,
  trauma TEXT,
  fear_of_suspect TEXT,
  safe_at_home TEXT,
  immigration_worry TEXT,
  financial_loss TEXT,
  children_in_household TEXT,
  needs_text TEXT,
  interviewer_preference TEXT,
  faith TEXT,
  prior_incidents TEXT,
  wishes TEXT,
  special_measures TEXT,
  enhanced TEXT,
  enhanced_categories TEXT,
  enhanced_reason TEXT,
  vps_offered TEXT,
  support_consent TEXT,
  contact_method TEXT,
  contact_times TEXT,
  contact_safe TEXT,
  contact_frequency TEXT,
  contact_days INTEGER,
  risk_tool TEXT,
  risk_answers TEXT,
  risk_level TEXT,
  risk_reason TEXT,
  safety_plan TEXT,
  conference_needed TEXT,
  bail_condition_views TEXT,
  review_on TEXT
) STRICT;
CREATE INDEX needs_assessments_assessed_at ON needs_assessments (assessed_at);
CREATE INDEX needs_assessments_author ON needs_assessments (author);
CREATE INDEX needs_assessments_case_id ON needs_assessments (case_id);
CREATE INDEX needs_assessments_case_role ON needs_assessments (case_role);
CREATE INDEX needs_assessments_changed_at ON needs_assessments (changed_at);
CREATE INDEX needs_assessments_conference_needed ON needs_assessments (conference_needed);
CREATE INDEX needs_assessments_enhanced ON needs_assessments (enhanced);
CREATE INDEX needs_assessments_kind ON needs_assessments (kind);
CREATE INDEX needs_assessments_person ON needs_assessments (person);
CREATE INDEX needs_assessments_restricted_to ON needs_assessments (restricted_to);
CREATE INDEX needs_assessments_review_on ON needs_assessments (review_on);
CREATE INDEX needs_assessments_risk_level ON needs_assessments (risk_level);
CREATE INDEX needs_changed_at ON needs (changed_at);
CREATE INDEX needs_due_on ON needs (due_on);
CREATE INDEX needs_owner ON needs (owner);
CREATE INDEX needs_pathway ON needs (pathway);
CREATE INDEX needs_person ON needs (person);
CREATE INDEX needs_restricted_to ON needs (restricted_to);
CREATE INDEX needs_status ON needs (status);
CREATE TABLE offences (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  state TEXT,
  classification TEXT,
  title TEXT,
  wording TEXT,
  previous BLOB,
  reclassified_reason TEXT,
  victim BLOB,
  suspect BLOB,
  occurred_from INTEGER,
  occurred_to INTEGER,
  time_precision TEXT,
  discovered_at INTEGER,
  place BLOB,
  visibility TEXT,
  location_kind TEXT,
  attempt INTEGER,
  weapon TEXT,
  flags TEXT,
  hate_strands TEXT,
  cyber TEXT,
  action_fraud_reference TEXT,
  business_victim TEXT,
  premises_kind TEXT,
  alcohol TEXT,
  drugs TEXT,
  night_time_economy TEXT,
  road_factors TEXT,
  animal TEXT,
  points_to_prove TEXT,
  severity_days INTEGER,
  severity_table TEXT,
  time_limit TEXT,
  time_limit_rule TEXT,
  charge_number TEXT,
  summons_number TEXT,
  charged_at INTEGER,
  cancel_reason TEXT,
  cancel_category TEXT,
  cancel_answer TEXT
) STRICT;
CREATE INDEX offences_case_id ON offences (case_id);
CREATE INDEX offences_changed_at ON offences (changed_at);
CREATE INDEX offences_classification ON offences (classification);
CREATE INDEX offences_occurred_from ON offences (occurred_from);
CREATE INDEX offences_place ON offences (place);
CREATE INDEX offences_previous ON offences (previous);
CREATE INDEX offences_restricted_to ON offences (restricted_to);
CREATE INDEX offences_state ON offences (state);
CREATE INDEX offences_suspect ON offences (suspect);
CREATE INDEX offences_time_limit ON offences (time_limit);
CREATE INDEX offences_victim ON offences (victim);
CREATE INDEX offences_visibility ON offences (visibility);
CREATE TABLE officers (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  number TEXT,
  surname TEXT,
  forenames TEXT,
  initials TEXT,
  kind TEXT,
  rank TEXT,
  roles TEXT,
  skills TEXT,
  accreditations TEXT,
  team BLOB,
  unit BLOB,
  supervisor BLOB,
  phone TEXT,
  email TEXT,
  availability TEXT,
  unavailable_until INTEGER,
  starts_on TEXT,
  ends_on TEXT
) STRICT;
CREATE INDEX officers_availability ON officers (availability);
CREATE INDEX officers_changed_at ON officers (changed_at);
CREATE INDEX officers_kind ON officers (kind);
CREATE INDEX officers_number ON officers (number);
CREATE INDEX officers_rank ON officers (rank);
CREATE INDEX officers_restricted_to ON officers (restricted_to);
CREATE INDEX officers_supervisor ON officers (supervisor);
CREATE INDEX officers_team ON officers (team);
CREATE INDEX officers_unit ON officers (unit);
CREATE TABLE operational_periods (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  number INTEGER,
  title TEXT,
  state TEXT,
  starts_at INTEGER,
  ends_at INTEGER,
  objectives TEXT,
  strategy TEXT,
  briefing TEXT,
  weather TEXT,
  sunset_at INTEGER,
  communications TEXT,
  rendezvous BLOB,
  rendezvous_text TEXT,
  search_adviser BLOB,
  coordinator BLOB,
  safety TEXT,
  summary TEXT,
  pos_ppm INTEGER,
  total_pos_ppm INTEGER,
  close_note TEXT,
  suspension TEXT
) STRICT;
CREATE INDEX operational_periods_changed_at ON operational_periods (changed_at);
CREATE INDEX operational_periods_ends_at ON operational_periods (ends_at);
CREATE INDEX operational_periods_episode ON operational_periods (episode);
CREATE INDEX operational_periods_restricted_to ON operational_periods (restricted_to);
CREATE INDEX operational_periods_starts_at ON operational_periods (starts_at);
CREATE INDEX operational_periods_state ON operational_periods (state);
CREATE TABLE orders (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  reference TEXT,
  kind TEXT,
  person BLOB,
  protected_person BLOB,
  protected_text TEXT,
  state TEXT,
  court TEXT,
  applied_on TEXT,
  made_on TEXT,
  starts_on TEXT,
  ends_on TEXT,
  until_further_order INTEGER,
  conditions TEXT,
  place BLOB,
  served_at INTEGER,
  served_by BLOB,
  service_note TEXT,
  owner BLOB,
  review_on TEXT,
  breach_note TEXT,
  end_reason TEXT
) STRICT;
CREATE INDEX orders_changed_at ON orders (changed_at);
CREATE INDEX orders_ends_on ON orders (ends_on);
CREATE INDEX orders_kind ON orders (kind);
CREATE INDEX orders_made_on ON orders (made_on);
CREATE INDEX orders_owner ON orders (owner);
CREATE INDEX orders_person ON orders (person);
CREATE INDEX orders_restricted_to ON orders (restricted_to);
CREATE INDEX orders_review_on ON orders (review_on);
CREATE INDEX orders_state ON orders (state);
CREATE INDEX orders_subject_id ON orders (subject_id);
CREATE TABLE organisations (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  name TEXT,
  other_names TEXT,
  kind TEXT,
  partner TEXT,
  premises_kind TEXT,
  registered_number TEXT,
  parent BLOB,
  address BLOB,
  phone TEXT,
  email TEXT,
  website TEXT,
  named_contact TEXT,
  referral_address TEXT,
  authority TEXT,
  licensing_note TEXT,
  starts_on TEXT,
  ends_on TEXT,
  successor BLOB
) STRICT;
CREATE INDEX organisations_address ON organisations (address);
CREATE INDEX organisations_authority ON organisations (authority);
CREATE INDEX organisations_changed_at ON organisations (changed_at);
CREATE INDEX organisations_kind ON organisations (kind);
CREATE INDEX organisations_parent ON organisations (parent);
CREATE INDEX organisations_partner ON organisations (partner);
CREATE INDEX organisations_restricted_to ON organisations (restricted_to);
CREATE TABLE outcomes (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  offence BLOB,
  code TEXT,
  state TEXT,
  suspect BLOB,
  reason TEXT,
  alternative_offence TEXT,
  victim_view TEXT,
  refusal_method TEXT,
  refused_at INTEGER,
  victim_told TEXT,
  victim_told_at INTEGER,
  told_method TEXT,
  letter TEXT,
  letter_text TEXT,
  exemption_reason TEXT,
  time_limit_offence BLOB,
  linked_case BLOB,
  other_body BLOB,
  activity TEXT,
  community_resolution BLOB,
  proposed_by BLOB,
  proposed_at INTEGER,
  authorised_by BLOB,
  authorised_rank TEXT,
  authorised_at INTEGER,
  authoriser_reason TEXT
) STRICT;
CREATE INDEX outcomes_authorised_at ON outcomes (authorised_at);
CREATE INDEX outcomes_authorised_by ON outcomes (authorised_by);
CREATE INDEX outcomes_case_id ON outcomes (case_id);
CREATE INDEX outcomes_changed_at ON outcomes (changed_at);
CREATE INDEX outcomes_code ON outcomes (code);
CREATE INDEX outcomes_offence ON outcomes (offence);
CREATE INDEX outcomes_proposed_by ON outcomes (proposed_by);
CREATE INDEX outcomes_restricted_to ON outcomes (restricted_to);
CREATE INDEX outcomes_state ON outcomes (state);
CREATE INDEX outcomes_suspect ON outcomes (suspect);
CREATE TABLE overlay (
  id BLOB PRIMARY KEY,
  fver TEXT NOT NULL,
  fields TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE pathways (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  plan BLOB,
  management BLOB,
  person BLOB,
  code TEXT,
  factor TEXT,
  status TEXT,
  report TEXT,
  report_status TEXT,
  need_level TEXT,
  score INTEGER,
  colour TEXT,
  questions TEXT,
  unanswered TEXT,
  answers TEXT,
  summary TEXT,
  skip_reason TEXT,
  owner BLOB,
  assessed_at INTEGER,
  assessed_by BLOB,
  review_on TEXT,
  outcome TEXT
) STRICT;
CREATE INDEX pathways_assessed_at ON pathways (assessed_at);
CREATE INDEX pathways_changed_at ON pathways (changed_at);
CREATE INDEX pathways_management ON pathways (management);
CREATE INDEX pathways_owner ON pathways (owner);
CREATE INDEX pathways_person ON pathways (person);
CREATE INDEX pathways_plan ON pathways (plan);
CREATE INDEX pathways_restricted_to ON pathways (restricted_to);
CREATE INDEX pathways_review_on ON pathways (review_on);
CREATE INDEX pathways_status ON pathways (status);
CREATE TABLE person_descriptions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  described_at INTEGER,
  described_by TEXT,
  source_kind TEXT,
  height_from INTEGER,
  height_to INTEGER,
  build TEXT,
  complexion TEXT,
  hair_colour TEXT,
  hair_style TEXT,
  eye_colour TEXT,
  facial_hair TEXT,
  glasses TEXT,
  marks TEXT,
  speech TEXT,
  handedness TEXT,
  shoe_size TEXT,
  clothing TEXT,
  carrying TEXT,
  summary TEXT,
  photo BLOB,
  photo_date TEXT,
  photo_place TEXT,
  photo_holder TEXT
) STRICT;
CREATE INDEX person_descriptions_changed_at ON person_descriptions (changed_at);
CREATE INDEX person_descriptions_described_at ON person_descriptions (described_at);
CREATE INDEX person_descriptions_person ON person_descriptions (person);
CREATE INDEX person_descriptions_restricted_to ON person_descriptions (restricted_to);
CREATE TABLE person_identifiers (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  scheme TEXT,
  value TEXT,
  issuer TEXT,
  starts_on TEXT,
  ends_on TEXT,
  verified TEXT,
  source TEXT
) STRICT;
CREATE INDEX person_identifiers_changed_at ON person_identifiers (changed_at);
CREATE INDEX person_identifiers_person ON person_identifiers (person);
CREATE INDEX person_identifiers_restricted_to ON person_identifiers (restricted_to);
CREATE INDEX person_identifiers_scheme ON person_identifiers (scheme);
CREATE INDEX person_identifiers_value ON person_identifiers (value);
CREATE TABLE person_indicators (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  factor TEXT,
  level TEXT,
  detail TEXT,
  source_kind TEXT,
  source_agency BLOB,
  source TEXT,
  confidence TEXT,
  lawful_basis TEXT,
  noted_on TEXT,
  review_on TEXT,
  expires_on TEXT,
  support TEXT
) STRICT;
CREATE INDEX person_indicators_changed_at ON person_indicators (changed_at);
CREATE INDEX person_indicators_factor ON person_indicators (factor);
CREATE INDEX person_indicators_level ON person_indicators (level);
CREATE INDEX person_indicators_noted_on ON person_indicators (noted_on);
CREATE INDEX person_indicators_person ON person_indicators (person);
CREATE INDEX person_indicators_restricted_to ON person_indicators (restricted_to);
CREATE INDEX person_indicators_review_on ON person_indicators (review_on);
CREATE INDEX person_indicators_source_agency ON person_indicators (source_agency);
CREATE TABLE person_names (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  kind TEXT,
  surname TEXT,
  forenames TEXT,
  name TEXT,
  starts_on TEXT,
  ends_on TEXT,
  confidence TEXT,
  source TEXT
) STRICT;
CREATE INDEX person_names_changed_at ON person_names (changed_at);
CREATE INDEX person_names_kind ON person_names (kind);
CREATE INDEX person_names_person ON person_names (person);
CREATE INDEX person_names_restricted_to ON person_names (restricted_to);
CREATE TABLE person_warnings (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  kind TEXT,
  detail TEXT,
  reason TEXT,
  source_kind TEXT,
  source TEXT,
  confidence TEXT,
  confidence_note TEXT,
  noted_at INTEGER,
  review_on TEXT,
  expires_on TEXT,
  reviewed_at INTEGER,
  reviewed_by BLOB,
  review_decision TEXT,
  review_reason TEXT
) STRICT;
CREATE INDEX person_warnings_changed_at ON person_warnings (changed_at);
CREATE INDEX person_warnings_expires_on ON person_warnings (expires_on);
CREATE INDEX person_warnings_kind ON person_warnings (kind);
CREATE INDEX person_warnings_person ON person_warnings (person);
CREATE INDEX person_warnings_restricted_to ON person_warnings (restricted_to);
CREATE INDEX person_warnings_review_on ON person_warnings (review_on);
CREATE TABLE persons (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  surname TEXT,
  forenames TEXT,
  known_as TEXT,
  born TEXT,
  age_from INTEGER,
  age_to INTEGER,
  birth_place TEXT,
  died TEXT,
  sex TEXT,
  gender TEXT,
  ethnicity_scheme TEXT,
  ethnicity TEXT,
  ethnicity_observed TEXT,
  nationalities TEXT,
  immigration_status TEXT,
  religion TEXT,
  occupation TEXT,
  languages TEXT,
  interpreter TEXT,
  disabilities TEXT,
  communication_needs TEXT,
  contact_method TEXT,
  contact_note TEXT,
  home BLOB,
  no_fixed_abode INTEGER,
  care_status TEXT,
  ex_military TEXT,
  next_of_kin TEXT,
  photo BLOB,
  photo_source TEXT,
  habits TEXT,
  skills TEXT,
  access_message TEXT,
  retention_group TEXT,
  retention_basis TEXT,
  last_notice TEXT,
  retention_review TEXT,
  retention_decision TEXT,
  retention_reason TEXT,
  retention_reviewer BLOB
) STRICT;
CREATE INDEX persons_born ON persons (born);
CREATE INDEX persons_changed_at ON persons (changed_at);
CREATE INDEX persons_home ON persons (home);
CREATE INDEX persons_restricted_to ON persons (restricted_to);
CREATE INDEX persons_retention_group ON persons (retention_group);
CREATE INDEX persons_retention_review ON persons (retention_review);
CREATE TABLE phones (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  number TEXT,
  number_given TEXT,
  kind TEXT,
  network TEXT,
  imei TEXT,
  handset TEXT,
  handset_from TEXT,
  handset_to TEXT,
  imsi TEXT,
  iccid TEXT,
  sim_from TEXT,
  sim_to TEXT,
  subscriber TEXT,
  subscriber_from TEXT,
  subscriber_to TEXT,
  confidence TEXT,
  source TEXT,
  last_used_at INTEGER
) STRICT;
CREATE INDEX phones_changed_at ON phones (changed_at);
CREATE INDEX phones_kind ON phones (kind);
CREATE INDEX phones_restricted_to ON phones (restricted_to);
CREATE VIRTUAL TABLE place_box USING rtree_i32 (rid, min_lon, max_lon, min_lat, max_lat);
CREATE TABLE "place_box_node"(nodeno INTEGER PRIMARY KEY,data);
CREATE TABLE "place_box_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
CREATE TABLE "place_box_rowid"(rowid INTEGER PRIMARY KEY,nodeno);
CREATE TABLE plan_goals (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  management BLOB,
  plan BLOB,
  person BLOB,
  pathway TEXT,
  factor TEXT,
  kind TEXT,
  state TEXT,
  goal TEXT,
  done_for_it TEXT,
  provider BLOB,
  intervention TEXT,
  owner BLOB,
  owner_text TEXT,
  starts_on TEXT,
  due_on TEXT,
  progress TEXT,
  sessions_planned INTEGER,
  sessions_attended INTEGER,
  outcome TEXT,
  ended_on TEXT
) STRICT;
CREATE INDEX plan_goals_changed_at ON plan_goals (changed_at);
CREATE INDEX plan_goals_due_on ON plan_goals (due_on);
CREATE INDEX plan_goals_management ON plan_goals (management);
CREATE INDEX plan_goals_owner ON plan_goals (owner);
CREATE INDEX plan_goals_person ON plan_goals (person);
CREATE INDEX plan_goals_plan ON plan_goals (plan);
CREATE INDEX plan_goals_restricted_to ON plan_goals (restricted_to);
CREATE INDEX plan_goals_state ON plan_goals (state);
CREATE TABLE planning_points (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  kind TEXT,
  point_class TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  precision_m INTEGER,
  place BLOB,
  place_text TEXT,
  point_at INTEGER,
  source TEXT,
  sighting BLOB,
  direction_degrees INTEGER,
  direction_source TEXT,
  category TEXT,
  study TEXT,
  ring_distances TEXT,
  ring_shares TEXT,
  speed_mm INTEGER,
  mobility_minutes INTEGER,
  decided_by BLOB,
  decision TEXT,
  supersedes BLOB
) STRICT;
CREATE INDEX planning_points_changed_at ON planning_points (changed_at);
CREATE INDEX planning_points_episode ON planning_points (episode);
CREATE INDEX planning_points_point_at ON planning_points (point_at);
CREATE INDEX planning_points_restricted_to ON planning_points (restricted_to);
CREATE TABLE plans (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  kind TEXT,
  number INTEGER,
  previous BLOB,
  state TEXT,
  hypothesis TEXT,
  victims TEXT,
  facts TEXT,
  offences TEXT,
  scenes TEXT,
  forensic_strategy TEXT,
  witness_strategy TEXT,
  digital_strategy TEXT,
  suspect_strategy TEXT,
  safeguarding TEXT,
  disclosure_notes TEXT,
  community TEXT,
  scanning TEXT,
  analysis TEXT,
  response TEXT,
  evaluation TEXT,
  objectives TEXT,
  author BLOB,
  owner BLOB,
  submitted_at INTEGER,
  approved_by BLOB,
  approved_rank TEXT,
  approved_at INTEGER,
  approval_note TEXT,
  review_at INTEGER
) STRICT;
CREATE INDEX plans_author ON plans (author);
CREATE INDEX plans_changed_at ON plans (changed_at);
CREATE INDEX plans_kind ON plans (kind);
CREATE INDEX plans_owner ON plans (owner);
CREATE INDEX plans_restricted_to ON plans (restricted_to);
CREATE INDEX plans_review_at ON plans (review_at);
CREATE INDEX plans_state ON plans (state);
CREATE INDEX plans_subject_id ON plans (subject_id);
CREATE TABLE postcodes (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  postcode TEXT,
  easting INTEGER,
  northing INTEGER,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  quality INTEGER,
  district_code TEXT,
  ward_code TEXT,
  lsoa_code TEXT,
  ends_on TEXT
) STRICT;
CREATE INDEX postcodes_changed_at ON postcodes (changed_at);
CREATE INDEX postcodes_district_code ON postcodes (district_code);
CREATE INDEX postcodes_postcode ON postcodes (postcode);
CREATE INDEX postcodes_restricted_to ON postcodes (restricted_to);
CREATE INDEX postcodes_ward_code ON postcodes (ward_code);
CREATE TABLE postings (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  officer BLOB,
  team BLOB,
  unit BLOB,
  rank TEXT,
  acting INTEGER,
  roles TEXT,
  role_title TEXT,
  starts_on TEXT,
  ends_on TEXT,
  reason TEXT
) STRICT;
CREATE INDEX postings_changed_at ON postings (changed_at);
CREATE INDEX postings_ends_on ON postings (ends_on);
CREATE INDEX postings_officer ON postings (officer);
CREATE INDEX postings_restricted_to ON postings (restricted_to);
CREATE INDEX postings_starts_on ON postings (starts_on);
CREATE INDEX postings_team ON postings (team);
CREATE INDEX postings_unit ON postings (unit);
CREATE TABLE profiles (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  protocol TEXT,
  completed_on TEXT,
  completed_by TEXT,
  relationship TEXT,
  part_two_at INTEGER,
  episode BLOB,
  nickname TEXT,
  language TEXT,
  build TEXT,
  appearance TEXT,
  mobility TEXT,
  mobility_kind TEXT,
  communication TEXT,
  tracker TEXT,
  home BLOB,
  home_since TEXT,
  earlier_homes TEXT,
  significant_places TEXT,
  routines TEXT,
  work TEXT,
  transport TEXT,
  contacts TEXT,
  phone BLOB,
  phone_notes TEXT,
  social TEXT,
  banks TEXT,
  medical TEXT,
  medication TEXT,
  triggers TEXT,
  approach TEXT,
  vulnerabilities TEXT,
  earlier_episodes TEXT,
  fitness TEXT,
  experience TEXT,
  equipment TEXT,
  clothing_grade TEXT,
  clothing TEXT,
  photograph BLOB,
  photograph_taken TEXT,
  publicity_consent TEXT,
  consent_given_by TEXT,
  review_on TEXT
) STRICT;
CREATE INDEX profiles_changed_at ON profiles (changed_at);
CREATE INDEX profiles_episode ON profiles (episode);
CREATE INDEX profiles_person ON profiles (person);
CREATE INDEX profiles_restricted_to ON profiles (restricted_to);
CREATE INDEX profiles_review_on ON profiles (review_on);
CREATE TABLE property_items (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  person BLOB,
  kind TEXT,
  description TEXT,
  make TEXT,
  model TEXT,
  serial TEXT,
  imei TEXT,
  quantity INTEGER,
  value_pence INTEGER,
  recovered_pence INTEGER,
  status TEXT,
  owner BLOB,
  owner_organisation BLOB,
  vehicle BLOB,
  exhibit BLOB,
  lost_on TEXT,
  recovered_on TEXT,
  recovered_at TEXT,
  circulation TEXT
) STRICT;
CREATE INDEX property_items_case_id ON property_items (case_id);
CREATE INDEX property_items_changed_at ON property_items (changed_at);
CREATE INDEX property_items_kind ON property_items (kind);
CREATE INDEX property_items_owner ON property_items (owner);
CREATE INDEX property_items_person ON property_items (person);
CREATE INDEX property_items_restricted_to ON property_items (restricted_to);
CREATE INDEX property_items_status ON property_items (status);
CREATE TABLE recalls (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  local_reference TEXT,
  person BLOB,
  name TEXT,
  licence BLOB,
  breach BLOB,
  state TEXT,
  sentence_group TEXT,
  indeterminate_kind TEXT,
  law_on TEXT,
  parole_referred_244zb TEXT,
  repatriated_murder TEXT,
  serving_sopc TEXT,
  serving_dcr TEXT,
  new_offence TEXT,
  terrorism_security TEXT,
  foreign_power TEXT,
  mappa_category_four TEXT,
  mappa_level_two_three TEXT,
  youth_under_year TEXT,
  youth_serious_charge TEXT,
  behaviour_like_index TEXT,
  behaviour_led_offence TEXT,
  behaviour_likely_offence TEXT,
  out_of_touch TEXT,
  out_of_touch_reason TEXT,
  rule_result TEXT,
  rule_used TEXT,
  type TEXT,
  emergency TEXT,
  register_kind TEXT,
  type_reason TEXT,
  events TEXT,
  offences_alleged TEXT,
  conditions TEXT,
  statements TEXT,
  condition_analysis TEXT,
  why_not_community TEXT,
  response_to_supervision TEXT,
  out_of_character TEXT,
  reasons TEXT,
  alternatives TEXT,
  alternatives_detail TEXT,
  contingency TEXT,
  custody_status TEXT,
  vulnerabilities TEXT,
  vulnerability_detail TEXT,
  victim_scheme TEXT,
  victim_liaison TEXT,
  victim_told_at INTEGER,
  contraband TEXT,
  arrest_issues TEXT,
  weapons TEXT,
  children_present TEXT,
  vehicle BLOB,
  addresses_to_check TEXT,
  address_found BLOB,
  police_contact BLOB,
  risk_assessment BLOB,
  mappa BLOB,
  offence_analysis TEXT,
  previous_releases INTEGER,
  previous_recalls INTEGER,
  practitioner TEXT,
  supervisor_text TEXT,
  stream TEXT,
  rosh TEXT,
  mappa_level TEXT,
  gravity TEXT,
  earlier_breaches INTEGER,
  weeks_on_licence INTEGER,
  accommodation_stable TEXT,
  grade TEXT,
  thrive BLOB,
  decision BLOB,
  shared_at INTEGER,
  manager_decision TEXT,
  manager_reason TEXT,
  manager_agreed_at INTEGER,
  endorsed_at INTEGER,
  no_recall_letter_at INTEGER,
  no_recall_number INTEGER,
  no_recall_endorsed_by BLOB,
  request_received_at INTEGER,
  assessment_due_at INTEGER,
  decided_at INTEGER,
  revoked_on TEXT,
  notified_at INTEGER,
  warrant_reference TEXT,
  arrest_due_at INTEGER,
  arrested_at INTEGER,
  arrest_place TEXT,
  arrest_condition TEXT,
  returned_at INTEGER,
  returned_to BLOB,
  ual_days INTEGER,
  at_large_offence_considered TEXT,
  post_recall_release TEXT,
  dossier_due_on TEXT,
  dossier_issued_at INTEGER,
  prison_form_due_on TEXT,
  part_b_due_on TEXT,
  part_b_at INTEGER,
  secondary_dossier_due_on TEXT,
  secondary_dossier_at INTEGER,
  parole_referred_at INTEGER,
  parole_outcome TEXT,
  annual_review_on TEXT,
  stop_reason TEXT,
  close_reason TEXT,
  documents TEXT,
  document_notes TEXT,
  people_told TEXT,
  unit BLOB,
  team BLOB,
  owner BLOB,
  supervisor BLOB,
  next_review_at INTEGER,
  rescind_reason TEXT,
  rescind_decided_by BLOB,
  next_release_on TEXT
) STRICT;
CREATE INDEX recalls_arrest_due_at ON recalls (arrest_due_at);
CREATE INDEX recalls_assessment_due_at ON recalls (assessment_due_at);
CREATE INDEX recalls_breach ON recalls (breach);
CREATE INDEX recalls_changed_at ON recalls (changed_at);
CREATE INDEX recalls_licence ON recalls (licence);
CREATE INDEX recalls_next_release_on ON recalls (next_release_on);
CREATE INDEX recalls_next_review_at ON recalls (next_review_at);
CREATE INDEX recalls_owner ON recalls (owner);
CREATE INDEX recalls_person ON recalls (person);
CREATE INDEX recalls_post_recall_release ON recalls (post_recall_release);
CREATE INDEX recalls_reference ON recalls (reference);
CREATE INDEX recalls_restricted_to ON recalls (restricted_to);
CREATE INDEX recalls_returned_at ON recalls (returned_at);
CREATE INDEX recalls_revoked_on ON recalls (revoked_on);
CREATE INDEX recalls_state ON recalls (state);
CREATE INDEX recalls_supervisor ON recalls (supervisor);
CREATE INDEX recalls_team ON recalls (team);
CREATE INDEX recalls_unit ON recalls (unit);
CREATE INDEX recalls_warrant_reference ON recalls (warrant_reference);
CREATE TABLE record_scope (
  scope INTEGER NOT NULL,
  rid INTEGER NOT NULL,
  PRIMARY KEY (scope, rid)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_scope_rid ON record_scope (rid);
CREATE TABLE referrals (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  reference TEXT,
  kind TEXT,
  destination TEXT,
  organisation BLOB,
  to_team BLOB,
  authority TEXT,
  force TEXT,
  person BLOB,
  about_group BLOB,
  hidden_crime TEXT,
  programmes TEXT,
  state TEXT,
  priority TEXT,
  reason TEXT,
  request TEXT,
  support_task TEXT,
  information_shared TEXT,
  lawful_basis TEXT,
  consent TEXT,
  consent_note TEXT,
  consent_override TEXT,
  author BLOB,
  sent_at INTEGER,
  due_at INTEGER,
  answered_at INTEGER,
  answer_by TEXT,
  answer TEXT,
  outcome TEXT,
  outcome_note TEXT
) STRICT;
CREATE INDEX referrals_author ON referrals (author);
CREATE INDEX referrals_changed_at ON referrals (changed_at);
CREATE INDEX referrals_destination ON referrals (destination);
CREATE INDEX referrals_due_at ON referrals (due_at);
CREATE INDEX referrals_kind ON referrals (kind);
CREATE INDEX referrals_person ON referrals (person);
CREATE INDEX referrals_priority ON referrals (priority);
CREATE INDEX referrals_restricted_to ON referrals (restricted_to);
CREATE INDEX referrals_sent_at ON referrals (sent_at);
CREATE INDEX referrals_state ON referrals (state);
CREATE INDEX referrals_subject_id ON referrals (subject_id);
CREATE INDEX referrals_to_team ON referrals (to_team);
CREATE TABLE regions (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  name TEXT,
  is_rest_of_world INTEGER,
  polygon TEXT,
  area_m2 INTEGER,
  scenario TEXT,
  prior_ppm INTEGER,
  prior_method TEXT,
  prior_at INTEGER,
  prior_by BLOB,
  prior_note TEXT,
  terrain TEXT,
  land_cover TEXT,
  active_from INTEGER,
  active_to INTEGER,
  supersedes BLOB
) STRICT;
CREATE INDEX regions_active_from ON regions (active_from);
CREATE INDEX regions_active_to ON regions (active_to);
CREATE INDEX regions_changed_at ON regions (changed_at);
CREATE INDEX regions_episode ON regions (episode);
CREATE INDEX regions_restricted_to ON regions (restricted_to);
CREATE TABLE release_dates (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  sentence BLOB,
  calculation TEXT,
  kind TEXT,
  legal_on TEXT,
  shifted_on TEXT,
  prison_on TEXT,
  confirmed_on TEXT,
  authority TEXT,
  rules TEXT,
  steps TEXT,
  calculated_at INTEGER,
  calculated_by BLOB,
  checked_by BLOB,
  checked_at INTEGER,
  override_on TEXT,
  override_code TEXT,
  override_reason TEXT,
  override_by BLOB,
  discrepancy_days INTEGER,
  discrepancy_raised_at INTEGER,
  manual_reason TEXT,
  superseded_at INTEGER
) STRICT;
CREATE INDEX release_dates_calculation ON release_dates (calculation);
CREATE INDEX release_dates_changed_at ON release_dates (changed_at);
CREATE INDEX release_dates_confirmed_on ON release_dates (confirmed_on);
CREATE INDEX release_dates_discrepancy_raised_at ON release_dates (discrepancy_raised_at);
CREATE INDEX release_dates_legal_on ON release_dates (legal_on);
CREATE INDEX release_dates_person ON release_dates (person);
CREATE INDEX release_dates_prison_on ON release_dates (prison_on);
CREATE INDEX release_dates_restricted_to ON release_dates (restricted_to);
CREATE INDEX release_dates_sentence ON release_dates (sentence);
CREATE INDEX release_dates_shifted_on ON release_dates (shifted_on);
CREATE INDEX release_dates_superseded_at ON release_dates (superseded_at);
CREATE TABLE resettlement_plans (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  reference TEXT,
  local_reference TEXT,
  name TEXT,
  state TEXT,
  management BLOB,
  licence BLOB,
  release_type TEXT,
  release_rule TEXT,
  release_legal_on TEXT,
  release_shifted_on TEXT,
  release_confirmed_on TEXT,
  release_at INTEGER,
  has_licence TEXT,
  prison BLOB,
  home_area BLOB,
  home_authority BLOB,
  unit BLOB,
  team BLOB,
  owner BLOB,
  supervisor BLOB,
  worker_prison TEXT,
  worker_probation TEXT,
  opened_reason TEXT,
  reset_reason TEXT,
  reset_count INTEGER,
  immediate_report TEXT,
  immediate_report_at INTEGER,
  immediate_skip_reason TEXT,
  prerelease_report TEXT,
  prerelease_report_at INTEGER,
  prerelease_skip_reason TEXT,
  summary TEXT,
  risk_headlines TEXT,
  risk_assessment BLOB,
  mappa BLOB,
  police_interest TEXT,
  victims_note TEXT,
  thrive BLOB,
  grade TEXT,
  first_night TEXT,
  first_night_confirmed_at INTEGER,
  first_night_outcome TEXT,
  homelessness_referral_due_on TEXT,
  homelessness_referred_at INTEGER,
  homelessness_consent TEXT,
  condition_advice TEXT,
  conditions_recommended TEXT,
  stream TEXT,
  sentence_group TEXT,
  rosh TEXT,
  mappa_level TEXT,
  decision BLOB,
  decision_code TEXT,
  decision_reason TEXT,
  decided_by BLOB,
  decided_at INTEGER,
  approved_by BLOB,
  approved_at INTEGER,
  approval_reason TEXT,
  returned_reason TEXT,
  travel TEXT,
  discharge_grant TEXT,
  clothes TEXT,
  medication TEXT,
  first_appointment_at INTEGER,
  first_appointment_kept TEXT,
  handover BLOB,
  next_review_at INTEGER,
  follow_up_28_at INTEGER,
  follow_up_28 TEXT,
  follow_up_84_at INTEGER,
  follow_up_84 TEXT,
  closed_at INTEGER,
  retention_review TEXT
) STRICT;
CREATE INDEX resettlement_plans_changed_at ON resettlement_plans (changed_at);
CREATE INDEX resettlement_plans_closed_at ON resettlement_plans (closed_at);
CREATE INDEX resettlement_plans_home_area ON resettlement_plans (home_area);
CREATE INDEX resettlement_plans_homelessness_referral_due_on ON resettlement_plans (homelessness_referral_due_on);
CREATE INDEX resettlement_plans_licence ON resettlement_plans (licence);
CREATE INDEX resettlement_plans_management ON resettlement_plans (management);
CREATE INDEX resettlement_plans_next_review_at ON resettlement_plans (next_review_at);
CREATE INDEX resettlement_plans_owner ON resettlement_plans (owner);
CREATE INDEX resettlement_plans_person ON resettlement_plans (person);
CREATE INDEX resettlement_plans_prison ON resettlement_plans (prison);
CREATE INDEX resettlement_plans_reference ON resettlement_plans (reference);
CREATE INDEX resettlement_plans_release_at ON resettlement_plans (release_at);
CREATE INDEX resettlement_plans_release_confirmed_on ON resettlement_plans (release_confirmed_on);
CREATE INDEX resettlement_plans_restricted_to ON resettlement_plans (restricted_to);
CREATE INDEX resettlement_plans_retention_review ON resettlement_plans (retention_review);
CREATE INDEX resettlement_plans_state ON resettlement_plans (state);
CREATE INDEX resettlement_plans_supervisor ON resettlement_plans (supervisor);
CREATE INDEX resettlement_plans_team ON resettlement_plans (team);
CREATE INDEX resettlement_plans_unit ON resettlement_plans (unit);
CREATE TABLE return_interviews (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  person BLOB,
  kind TEXT,
  state TEXT,
  due_at INTEGER,
  offered_at INTEGER,
  provider BLOB,
  referred_at INTEGER,
  interviewer BLOB,
  interviewer_text TEXT,
  arranged_for INTEGER,
  held_at INTEGER,
  face_to_face TEXT,
  seen_alone TEXT,
  place_text TEXT,
  why_missing TEXT,
  push_pull TEXT,
  where_been TEXT,
  with_whom TEXT,
  harm TEXT,
  crime_disclosed TEXT,
  exploitation TEXT,
  location_private INTEGER,
  told_reporter TEXT,
  prevention TEXT,
  actions_note TEXT,
  intelligence_submitted TEXT,
  not_held_reason TEXT,
  shared_with_police TEXT
) STRICT;
CREATE INDEX return_interviews_arranged_for ON return_interviews (arranged_for);
CREATE INDEX return_interviews_changed_at ON return_interviews (changed_at);
CREATE INDEX return_interviews_due_at ON return_interviews (due_at);
CREATE INDEX return_interviews_episode ON return_interviews (episode);
CREATE INDEX return_interviews_person ON return_interviews (person);
CREATE INDEX return_interviews_restricted_to ON return_interviews (restricted_to);
CREATE INDEX return_interviews_state ON return_interviews (state);
CREATE TABLE reviews (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  kind TEXT,
  state TEXT,
  due_at INTEGER,
  due_rule TEXT,
  reviewer BLOB,
  rank TEXT,
  owner BLOB,
  done_at INTEGER,
  seen TEXT,
  decision TEXT,
  direction TEXT,
  quality TEXT,
  next_due_at INTEGER,
  cancelled_reason TEXT
) STRICT;
CREATE INDEX reviews_changed_at ON reviews (changed_at);
CREATE INDEX reviews_done_at ON reviews (done_at);
CREATE INDEX reviews_due_at ON reviews (due_at);
CREATE INDEX reviews_kind ON reviews (kind);
CREATE INDEX reviews_owner ON reviews (owner);
CREATE INDEX reviews_restricted_to ON reviews (restricted_to);
CREATE INDEX reviews_reviewer ON reviews (reviewer);
CREATE INDEX reviews_state ON reviews (state);
CREATE INDEX reviews_subject_id ON reviews (subject_id);
CREATE TABLE risk_assessments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  management BLOB,
  state TEXT,
  assessment_version INTEGER,
  assessed_on TEXT,
  children_community TEXT,
  children_custody TEXT,
  public_community TEXT,
  public_custody TEXT,
  known_adult_community TEXT,
  known_adult_custody TEXT,
  staff_community TEXT,
  staff_custody TEXT,
  prisoners_custody TEXT,
  overall TEXT,
  who_at_risk TEXT,
  nature TEXT,
  imminence TEXT,
  triggers TEXT,
  protective_factors TEXT,
  plan TEXT,
  contingency TEXT,
  scores TEXT,
  source TEXT,
  assessor BLOB,
  assessor_text TEXT,
  agreed_by BLOB,
  next_review_at INTEGER
) STRICT;
CREATE INDEX risk_assessments_assessed_on ON risk_assessments (assessed_on);
CREATE INDEX risk_assessments_changed_at ON risk_assessments (changed_at);
CREATE INDEX risk_assessments_management ON risk_assessments (management);
CREATE INDEX risk_assessments_next_review_at ON risk_assessments (next_review_at);
CREATE INDEX risk_assessments_person ON risk_assessments (person);
CREATE INDEX risk_assessments_restricted_to ON risk_assessments (restricted_to);
CREATE INDEX risk_assessments_state ON risk_assessments (state);
CREATE TABLE risk_gradings (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  number INTEGER,
  state TEXT,
  scheme TEXT,
  likelihood TEXT,
  seriousness TEXT,
  previous_band TEXT,
  band TEXT,
  rationale TEXT,
  factors TEXT,
  facts TEXT,
  unknowns TEXT,
  change_reason TEXT,
  hypotheses TEXT,
  response TEXT,
  thrive BLOB,
  author BLOB,
  graded_at INTEGER,
  reviewer BLOB,
  reviewed_at INTEGER,
  reviewer_reason TEXT,
  next_review_at INTEGER
) STRICT;
CREATE INDEX risk_gradings_author ON risk_gradings (author);
CREATE INDEX risk_gradings_changed_at ON risk_gradings (changed_at);
CREATE INDEX risk_gradings_episode ON risk_gradings (episode);
CREATE INDEX risk_gradings_graded_at ON risk_gradings (graded_at);
CREATE INDEX risk_gradings_next_review_at ON risk_gradings (next_review_at);
CREATE INDEX risk_gradings_restricted_to ON risk_gradings (restricted_to);
CREATE INDEX risk_gradings_reviewer ON risk_gradings (reviewer);
CREATE INDEX risk_gradings_state ON risk_gradings (state);
CREATE TABLE scope (
  scope INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  state INTEGER NOT NULL DEFAULT 0,
  loaded_to TEXT NOT NULL DEFAULT '',
  lease_until INTEGER,
  digest BLOB,
  n INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE scores (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  management BLOB,
  tool TEXT,
  tool_version TEXT,
  scored_on TEXT,
  inputs TEXT,
  one_year_ppm INTEGER,
  two_year_ppm INTEGER,
  points INTEGER,
  result TEXT,
  band TEXT,
  provisional INTEGER,
  scored_by TEXT,
  source TEXT,
  note TEXT
) STRICT;
CREATE INDEX scores_changed_at ON scores (changed_at);
CREATE INDEX scores_management ON scores (management);
CREATE INDEX scores_person ON scores (person);
CREATE INDEX scores_restricted_to ON scores (restricted_to);
CREATE INDEX scores_scored_on ON scores (scored_on);
CREATE TABLE search_evaluations (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  operational_period BLOB,
  evaluator BLOB,
  evaluator_text TEXT,
  method TEXT,
  scenario TEXT,
  scenario_weight_ppm INTEGER,
  rest_of_world_ppm INTEGER,
  regions TEXT,
  weights TEXT,
  reason TEXT,
  submitted_at INTEGER,
  included INTEGER
) STRICT;
CREATE INDEX search_evaluations_changed_at ON search_evaluations (changed_at);
CREATE INDEX search_evaluations_episode ON search_evaluations (episode);
CREATE INDEX search_evaluations_evaluator ON search_evaluations (evaluator);
CREATE INDEX search_evaluations_operational_period ON search_evaluations (operational_period);
CREATE INDEX search_evaluations_restricted_to ON search_evaluations (restricted_to);
CREATE INDEX search_evaluations_submitted_at ON search_evaluations (submitted_at);
CREATE TABLE search_key (
  k TEXT NOT NULL,
  rid INTEGER NOT NULL,
  PRIMARY KEY (k, rid)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_teams (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  name TEXT,
  state TEXT,
  resource TEXT,
  provider BLOB,
  leader BLOB,
  leader_text TEXT,
  members TEXT,
  size INTEGER,
  call_sign TEXT,
  phone TEXT,
  skills TEXT,
  briefed_at INTEGER,
  deployed_at INTEGER,
  due_back_at INTEGER,
  last_contact_at INTEGER,
  last_lat_e7 INTEGER,
  last_lon_e7 INTEGER,
  stood_down_at INTEGER,
  welfare TEXT
) STRICT;
CREATE INDEX search_teams_changed_at ON search_teams (changed_at);
CREATE INDEX search_teams_due_back_at ON search_teams (due_back_at);
CREATE INDEX search_teams_episode ON search_teams (episode);
CREATE INDEX search_teams_last_contact_at ON search_teams (last_contact_at);
CREATE INDEX search_teams_name ON search_teams (name);
CREATE INDEX search_teams_restricted_to ON search_teams (restricted_to);
CREATE INDEX search_teams_state ON search_teams (state);
CREATE VIRTUAL TABLE search_text USING fts5 (title, body, content = '', prefix = '1 2 3', tokenize = 'ascii');
CREATE TABLE 'search_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'search_text_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'search_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'search_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE segments (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  region BLOB,
  name TEXT,
  shape TEXT,
  outline TEXT,
  area_m2 INTEGER,
  length_m INTEGER,
  share_ppm INTEGER,
  technique TEXT,
  terrain TEXT,
  find_feature TEXT,
  priority TEXT,
  hazards TEXT,
  access TEXT,
  not_searched TEXT,
  active_from INTEGER,
  active_to INTEGER,
  supersedes BLOB
) STRICT;
CREATE INDEX segments_active_to ON segments (active_to);
CREATE INDEX segments_changed_at ON segments (changed_at);
CREATE INDEX segments_episode ON segments (episode);
CREATE INDEX segments_name ON segments (name);
CREATE INDEX segments_region ON segments (region);
CREATE INDEX segments_restricted_to ON segments (restricted_to);
CREATE TABLE sentence_offences (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  sentence BLOB,
  person BLOB,
  class_code TEXT,
  cjs_code TEXT,
  description TEXT,
  offence BLOB,
  committed_from TEXT,
  committed_to TEXT,
  convicted_on TEXT,
  domestic_abuse TEXT,
  terrorist TEXT,
  sexual TEXT,
  violent TEXT,
  victim_child TEXT,
  exclusion TEXT,
  severity_days INTEGER,
  index_offence INTEGER,
  analysis TEXT
) STRICT;
CREATE INDEX sentence_offences_changed_at ON sentence_offences (changed_at);
CREATE INDEX sentence_offences_class_code ON sentence_offences (class_code);
CREATE INDEX sentence_offences_committed_from ON sentence_offences (committed_from);
CREATE INDEX sentence_offences_offence ON sentence_offences (offence);
CREATE INDEX sentence_offences_person ON sentence_offences (person);
CREATE INDEX sentence_offences_restricted_to ON sentence_offences (restricted_to);
CREATE INDEX sentence_offences_sentence ON sentence_offences (sentence);
CREATE TABLE sentences (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  custody_number TEXT,
  court TEXT,
  court_reference TEXT,
  sentenced_on TEXT,
  kind TEXT,
  years INTEGER,
  months INTEGER,
  weeks INTEGER,
  days INTEGER,
  custodial_years INTEGER,
  custodial_months INTEGER,
  custodial_weeks INTEGER,
  custodial_days INTEGER,
  extension_years INTEGER,
  extension_months INTEGER,
  extension_weeks INTEGER,
  extension_days INTEGER,
  tariff_expires TEXT,
  fine_pence INTEGER,
  count_number INTEGER,
  consecutive_to BLOB,
  line_number TEXT,
  early_release_exclusion TEXT,
  sds_plus_today TEXT,
  before_2005 TEXT,
  recall_kind TEXT,
  first_released_on TEXT,
  prison BLOB,
  moved_on TEXT,
  movement_reason TEXT,
  ended_on TEXT,
  source TEXT
) STRICT;
CREATE INDEX sentences_changed_at ON sentences (changed_at);
CREATE INDEX sentences_court_reference ON sentences (court_reference);
CREATE INDEX sentences_custody_number ON sentences (custody_number);
CREATE INDEX sentences_ended_on ON sentences (ended_on);
CREATE INDEX sentences_person ON sentences (person);
CREATE INDEX sentences_restricted_to ON sentences (restricted_to);
CREATE INDEX sentences_sentenced_on ON sentences (sentenced_on);
CREATE TABLE sightings (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  number INTEGER,
  kind TEXT,
  state TEXT,
  title TEXT,
  description TEXT,
  seen_at INTEGER,
  seen_until INTEGER,
  received_at INTEGER,
  reported_by BLOB,
  reporter_text TEXT,
  channel TEXT,
  place BLOB,
  place_text TEXT,
  words_address TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  precision_m INTEGER,
  direction_degrees INTEGER,
  direction_source TEXT,
  decision_point TEXT,
  accompanied_by TEXT,
  reliability TEXT,
  corroboration TEXT,
  assessed_by BLOB,
  assessed_at INTEGER,
  assessment TEXT,
  discount_reason TEXT,
  assignment BLOB,
  segment BLOB,
  exhibit BLOB,
  media BLOB,
  enquiry BLOB,
  likelihood_regions TEXT,
  likelihood_ratios TEXT,
  likelihood_row_ppm INTEGER,
  applied_at INTEGER,
  applied_by BLOB
) STRICT;
CREATE INDEX sightings_changed_at ON sightings (changed_at);
CREATE INDEX sightings_episode ON sightings (episode);
CREATE INDEX sightings_received_at ON sightings (received_at);
CREATE INDEX sightings_restricted_to ON sightings (restricted_to);
CREATE INDEX sightings_seen_at ON sightings (seen_at);
CREATE INDEX sightings_state ON sightings (state);
CREATE TABLE solvability_sheets (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  scope TEXT,
  victim_supports TEXT,
  victim_supports_note TEXT,
  named_suspect TEXT,
  named_suspect_note TEXT,
  witness TEXT,
  witness_note TEXT,
  cctv TEXT,
  cctv_note TEXT,
  police_testimony TEXT,
  police_testimony_note TEXT,
  forensic TEXT,
  forensic_note TEXT,
  linked TEXT,
  linked_note TEXT,
  reported_early TEXT,
  reported_early_note TEXT,
  overrides TEXT,
  decision TEXT,
  decision_reason TEXT,
  decided_by BLOB,
  decided_at INTEGER,
  signed_off_by BLOB,
  signed_off_at INTEGER,
  sign_off_reason TEXT
) STRICT;
CREATE INDEX solvability_sheets_case_id ON solvability_sheets (case_id);
CREATE INDEX solvability_sheets_changed_at ON solvability_sheets (changed_at);
CREATE INDEX solvability_sheets_decided_at ON solvability_sheets (decided_at);
CREATE INDEX solvability_sheets_decided_by ON solvability_sheets (decided_by);
CREATE INDEX solvability_sheets_decision ON solvability_sheets (decision);
CREATE INDEX solvability_sheets_restricted_to ON solvability_sheets (restricted_to);
CREATE TABLE statements (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  subject_type TEXT,
  subject_id TEXT,
  reference TEXT,
  kind TEXT,
  witness BLOB,
  witness_name TEXT,
  age_text TEXT,
  occupation TEXT,
  channel TEXT,
  taken_by BLOB,
  taken_at INTEGER,
  taken_where TEXT,
  language TEXT,
  interpreter TEXT,
  state TEXT,
  number INTEGER,
  previous BLOB,
  origin_account BLOB,
  body TEXT,
  identification TEXT,
  exhibits TEXT,
  declaration TEXT,
  pages INTEGER,
  deletions TEXT,
  read_back TEXT,
  read_back_at INTEGER,
  read_back_by TEXT,
  signature_kind TEXT,
  signature TEXT,
  signed_at INTEGER,
  witnessed_by TEXT,
  text_hash TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX statements_case_id ON statements (case_id);
CREATE INDEX statements_changed_at ON statements (changed_at);
CREATE INDEX statements_kind ON statements (kind);
CREATE INDEX statements_origin_account ON statements (origin_account);
CREATE INDEX statements_previous ON statements (previous);
CREATE INDEX statements_restricted_to ON statements (restricted_to);
CREATE INDEX statements_signed_at ON statements (signed_at);
CREATE INDEX statements_state ON statements (state);
CREATE INDEX statements_subject_id ON statements (subject_id);
CREATE INDEX statements_taken_at ON statements (taken_at);
CREATE INDEX statements_witness ON statements (witness);
CREATE TABLE stop_searches (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  kind TEXT,
  happened_at INTEGER,
  person BLOB,
  vehicle BLOB,
  place BLOB,
  location_text TEXT,
  lat_e7 INTEGER,
  lon_e7 INTEGER,
  officer BLOB,
  power TEXT,
  object TEXT,
  grounds TEXT,
  outcome TEXT,
  outcome_linked TEXT,
  clothing_removed TEXT,
  operation INTEGER,
  operation_name TEXT,
  sex TEXT,
  age_range TEXT,
  ethnicity_scheme TEXT,
  ethnicity TEXT,
  ethnicity_observed TEXT,
  case_id BLOB,
  custody_record BLOB
) STRICT;
CREATE INDEX stop_searches_case_id ON stop_searches (case_id);
CREATE INDEX stop_searches_changed_at ON stop_searches (changed_at);
CREATE INDEX stop_searches_happened_at ON stop_searches (happened_at);
CREATE INDEX stop_searches_officer ON stop_searches (officer);
CREATE INDEX stop_searches_outcome ON stop_searches (outcome);
CREATE INDEX stop_searches_person ON stop_searches (person);
CREATE INDEX stop_searches_place ON stop_searches (place);
CREATE INDEX stop_searches_reference ON stop_searches (reference);
CREATE INDEX stop_searches_restricted_to ON stop_searches (restricted_to);
CREATE TABLE sync_conflicts (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  subject_type TEXT,
  subject_id TEXT,
  kind TEXT,
  state TEXT,
  fields TEXT,
  base_values TEXT,
  our_values TEXT,
  their_values TEXT,
  their_stamps TEXT,
  other_id TEXT,
  why TEXT,
  sentence TEXT,
  mutations TEXT,
  txn TEXT,
  author BLOB,
  owner BLOB,
  team BLOB,
  unit BLOB,
  device TEXT,
  claimed_at INTEGER,
  opened_at INTEGER,
  clock_offset INTEGER,
  escalate_at INTEGER,
  times_returned INTEGER,
  resolved_by BLOB,
  resolved_at INTEGER,
  choices TEXT,
  rationale TEXT
) STRICT;
CREATE INDEX sync_conflicts_author ON sync_conflicts (author);
CREATE INDEX sync_conflicts_changed_at ON sync_conflicts (changed_at);
CREATE INDEX sync_conflicts_device ON sync_conflicts (device);
CREATE INDEX sync_conflicts_escalate_at ON sync_conflicts (escalate_at);
CREATE INDEX sync_conflicts_kind ON sync_conflicts (kind);
CREATE INDEX sync_conflicts_opened_at ON sync_conflicts (opened_at);
CREATE INDEX sync_conflicts_other_id ON sync_conflicts (other_id);
CREATE INDEX sync_conflicts_owner ON sync_conflicts (owner);
CREATE INDEX sync_conflicts_resolved_by ON sync_conflicts (resolved_by);
CREATE INDEX sync_conflicts_restricted_to ON sync_conflicts (restricted_to);
CREATE INDEX sync_conflicts_state ON sync_conflicts (state);
CREATE INDEX sync_conflicts_subject_id ON sync_conflicts (subject_id);
CREATE INDEX sync_conflicts_team ON sync_conflicts (team);
CREATE INDEX sync_conflicts_unit ON sync_conflicts (unit);
CREATE TABLE sync_state (
  k TEXT PRIMARY KEY,
  v TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE tasking_items (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  reference TEXT,
  kind TEXT,
  meeting TEXT,
  level TEXT,
  meeting_on TEXT,
  title TEXT,
  objective TEXT,
  bid TEXT,
  assessment_text TEXT,
  product BLOB,
  subject_type TEXT,
  subject_id TEXT,
  four_p TEXT,
  threat TEXT,
  npu TEXT,
  area BLOB,
  priority TEXT,
  state TEXT,
  resources TEXT,
  bidder BLOB,
  team BLOB,
  owner BLOB,
  due_at INTEGER,
  meeting_decision TEXT,
  decided_by BLOB,
  accepted_at INTEGER,
  result TEXT,
  result_kind TEXT,
  completed_at INTEGER
) STRICT;
CREATE INDEX tasking_items_changed_at ON tasking_items (changed_at);
CREATE INDEX tasking_items_due_at ON tasking_items (due_at);
CREATE INDEX tasking_items_four_p ON tasking_items (four_p);
CREATE INDEX tasking_items_meeting_on ON tasking_items (meeting_on);
CREATE INDEX tasking_items_npu ON tasking_items (npu);
CREATE INDEX tasking_items_owner ON tasking_items (owner);
CREATE INDEX tasking_items_priority ON tasking_items (priority);
CREATE INDEX tasking_items_reference ON tasking_items (reference);
CREATE INDEX tasking_items_restricted_to ON tasking_items (restricted_to);
CREATE INDEX tasking_items_state ON tasking_items (state);
CREATE INDEX tasking_items_subject_id ON tasking_items (subject_id);
CREATE INDEX tasking_items_team ON tasking_items (team);
CREATE TABLE teams (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  code TEXT,
  name TEXT,
  kind TEXT,
  cluster TEXT,
  strand TEXT,
  unit BLOB,
  supervisor BLOB,
  backup_supervisor BLOB,
  restricted_view INTEGER,
  capacity INTEGER,
  phone TEXT,
  email TEXT,
  starts_on TEXT,
  ends_on TEXT,
  successor BLOB
) STRICT;
CREATE INDEX teams_changed_at ON teams (changed_at);
CREATE INDEX teams_cluster ON teams (cluster);
CREATE INDEX teams_code ON teams (code);
CREATE INDEX teams_kind ON teams (kind);
CREATE INDEX teams_restricted_to ON teams (restricted_to);
CREATE INDEX teams_strand ON teams (strand);
CREATE INDEX teams_supervisor ON teams (supervisor);
CREATE INDEX teams_unit ON teams (unit);
CREATE TABLE tracks (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  episode BLOB,
  assignment BLOB,
  team BLOB,
  name TEXT,
  kind TEXT,
  file BLOB,
  sha256 TEXT,
  format TEXT,
  device TEXT,
  line TEXT,
  started_at INTEGER,
  ended_at INTEGER,
  length_m INTEGER,
  length_in_segment_m INTEGER,
  searchers INTEGER,
  points INTEGER,
  points_dropped INTEGER,
  gaps INTEGER,
  sweep_width_mm INTEGER,
  touched_ppm INTEGER,
  imported_at INTEGER,
  imported_by BLOB
) STRICT;
CREATE INDEX tracks_assignment ON tracks (assignment);
CREATE INDEX tracks_changed_at ON tracks (changed_at);
CREATE INDEX tracks_episode ON tracks (episode);
CREATE INDEX tracks_restricted_to ON tracks (restricted_to);
CREATE INDEX tracks_started_at ON tracks (started_at);
CREATE INDEX tracks_team ON tracks (team);
CREATE TABLE units (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  code TEXT,
  name TEXT,
  kind TEXT,
  parent BLOB,
  commander BLOB,
  npu TEXT,
  areas TEXT,
  restricted_view INTEGER,
  local_priorities TEXT,
  phone TEXT,
  email TEXT,
  starts_on TEXT,
  ends_on TEXT,
  successor BLOB
) STRICT;
CREATE INDEX units_changed_at ON units (changed_at);
CREATE INDEX units_code ON units (code);
CREATE INDEX units_kind ON units (kind);
CREATE INDEX units_npu ON units (npu);
CREATE INDEX units_parent ON units (parent);
CREATE INDEX units_restricted_to ON units (restricted_to);
CREATE TABLE vehicles (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  registration TEXT,
  registration_given TEXT,
  country TEXT,
  kind TEXT,
  make TEXT,
  model TEXT,
  colour TEXT,
  vin TEXT,
  year INTEGER,
  markings TEXT,
  keeper TEXT,
  interest TEXT,
  interest_reason TEXT,
  last_seen TEXT
) STRICT;
CREATE INDEX vehicles_changed_at ON vehicles (changed_at);
CREATE INDEX vehicles_interest ON vehicles (interest);
CREATE INDEX vehicles_kind ON vehicles (kind);
CREATE INDEX vehicles_registration ON vehicles (registration);
CREATE INDEX vehicles_restricted_to ON vehicles (restricted_to);
CREATE TABLE victim_duties (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  case_id BLOB,
  case_role BLOB,
  person BLOB,
  duty TEXT,
  rule_set TEXT,
  enhanced TEXT,
  event_kind TEXT,
  event_id TEXT,
  event_at INTEGER,
  due_at INTEGER,
  state TEXT,
  met_at INTEGER,
  contact BLOB,
  attempts INTEGER,
  late_days INTEGER,
  exempt_reason TEXT,
  exempted_by BLOB,
  owner BLOB
) STRICT;
CREATE INDEX victim_duties_case_id ON victim_duties (case_id);
CREATE INDEX victim_duties_case_role ON victim_duties (case_role);
CREATE INDEX victim_duties_changed_at ON victim_duties (changed_at);
CREATE INDEX victim_duties_due_at ON victim_duties (due_at);
CREATE INDEX victim_duties_duty ON victim_duties (duty);
CREATE INDEX victim_duties_event_id ON victim_duties (event_id);
CREATE INDEX victim_duties_owner ON victim_duties (owner);
CREATE INDEX victim_duties_person ON victim_duties (person);
CREATE INDEX victim_duties_restricted_to ON victim_duties (restricted_to);
CREATE INDEX victim_duties_state ON victim_duties (state);
CREATE TABLE visits (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  management BLOB,
  licence BLOB,
  episode BLOB,
  plan_goal BLOB,
  kind TEXT,
  announced TEXT,
  planned_at INTEGER,
  happened_at INTEGER,
  minutes INTEGER,
  place BLOB,
  place_text TEXT,
  officer BLOB,
  accompanied_by TEXT,
  agencies TEXT,
  outcome TEXT,
  outcome_note TEXT,
  reschedule_of BLOB,
  enforcement TEXT,
  response_due_at INTEGER,
  evidence_received_at INTEGER,
  explanation TEXT,
  breach BLOB,
  test_kind TEXT,
  test_substances TEXT,
  test_result TEXT,
  treatment TEXT,
  devices_checked TEXT,
  concerns TEXT,
  change_of_risk TEXT,
  intelligence_submitted TEXT,
  recorded_at INTEGER
) STRICT;
CREATE INDEX visits_breach ON visits (breach);
CREATE INDEX visits_changed_at ON visits (changed_at);
CREATE INDEX visits_episode ON visits (episode);
CREATE INDEX visits_happened_at ON visits (happened_at);
CREATE INDEX visits_licence ON visits (licence);
CREATE INDEX visits_management ON visits (management);
CREATE INDEX visits_officer ON visits (officer);
CREATE INDEX visits_person ON visits (person);
CREATE INDEX visits_planned_at ON visits (planned_at);
CREATE INDEX visits_response_due_at ON visits (response_due_at);
CREATE INDEX visits_restricted_to ON visits (restricted_to);
CREATE TABLE witness_details (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  statement BLOB,
  person BLOB,
  case_id BLOB,
  home_address TEXT,
  work_address TEXT,
  home_phone TEXT,
  mobile_phone TEXT,
  email TEXT,
  contact_method TEXT,
  contact_times TEXT,
  born TEXT,
  birth_place TEXT,
  former_names TEXT,
  ethnicity TEXT,
  dates_to_avoid TEXT,
  needs TEXT,
  needs_text TEXT,
  special_measures TEXT,
  consents TEXT,
  parent_or_guardian TEXT,
  willing TEXT,
  willing_note TEXT
) STRICT;
CREATE INDEX witness_details_case_id ON witness_details (case_id);
CREATE INDEX witness_details_changed_at ON witness_details (changed_at);
CREATE INDEX witness_details_person ON witness_details (person);
CREATE INDEX witness_details_restricted_to ON witness_details (restricted_to);
CREATE INDEX witness_details_statement ON witness_details (statement);
CREATE TABLE zones (
  rid INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  ver INTEGER NOT NULL DEFAULT 0,
  pending INTEGER NOT NULL DEFAULT 0,
  base TEXT,
  extra TEXT,
  marking TEXT,
  restricted_to BLOB,
  origin TEXT,
  withdrawn TEXT,
  created_at INTEGER,
  created_by BLOB,
  changed_at INTEGER,
  changed_by BLOB,
  person BLOB,
  licence BLOB,
  condition BLOB,
  preventive_order BLOB,
  monitoring BLOB,
  kind TEXT,
  name TEXT,
  outline TEXT,
  buffer_m INTEGER,
  map BLOB,
  description TEXT,
  times TEXT,
  event TEXT,
  victim_related TEXT,
  starts_on TEXT,
  ends_on TEXT
) STRICT;
CREATE INDEX zones_changed_at ON zones (changed_at);
CREATE INDEX zones_condition ON zones (condition);
CREATE INDEX zones_ends_on ON zones (ends_on);
CREATE INDEX zones_licence ON zones (licence);
CREATE INDEX zones_monitoring ON zones (monitoring);
CREATE INDEX zones_person ON zones (person);
CREATE INDEX zones_preventive_order ON zones (preventive_order);
CREATE INDEX zones_restricted_to ON zones (restricted_to);
CREATE INDEX zones_starts_on ON zones (starts_on);
