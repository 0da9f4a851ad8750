import { complaintClosureRate } from './complaint/complaint-closure-rate.ts';
import { complaintHandlingTime } from './complaint/complaint-handling-time.ts';
import { complaintLateness } from './complaint/complaint-lateness.ts';
import { complaintTimeliness } from './complaint/complaint-timeliness.ts';
import { complaintsClosed } from './complaint/complaints-closed.ts';
import { complaintsClosedOfReceived } from './complaint/complaints-closed-of-received.ts';
import { complaintsFoundJustified } from './complaint/complaints-found-justified.ts';
import { complaintsHandled } from './complaint/complaints-handled.ts';
import { complaintsJustified } from './complaint/complaints-justified.ts';
import { complaintsOpenAtEnd } from './complaint/complaints-open-at-end.ts';
import { complaintsOpenAtStart } from './complaint/complaints-open-at-start.ts';
import { complaintsOverdue } from './complaint/complaints-overdue.ts';
import { complaintsReceived } from './complaint/complaints-received.ts';
import { complaintsReopened } from './complaint/complaints-reopened.ts';
import { complaintsRepeated } from './complaint/complaints-repeated.ts';
import { complaintsVoided } from './complaint/complaints-voided.ts';
import { returnVisitRate } from './complaint/return-visit-rate.ts';
import { duties } from './duty/duties.ts';
import { dutiesUnsigned } from './duty/duties-unsigned.ts';
import { dutyCalls } from './duty/duty-calls.ts';
import { dutyLeftOver } from './duty/duty-left-over.ts';
import { dutyMatters } from './duty/duty-matters.ts';
import { dutySeriousMatters } from './duty/duty-serious-matters.ts';
import { majorIncidents } from './duty/major-incidents.ts';
import { majorIncidentsOpenAtEnd } from './duty/major-incidents-open-at-end.ts';
import { majorIncidentsOpenAtStart } from './duty/major-incidents-open-at-start.ts';
import { majorIncidentsRead } from './duty/major-incidents-read.ts';
import { majorIncidentsVoided } from './duty/major-incidents-voided.ts';
import { majorReportsMissing } from './duty/major-reports-missing.ts';
import { majorReportsOnTime } from './duty/major-reports-on-time.ts';
import { shiftsCovered } from './duty/shifts-covered.ts';
import { handoverDifferencesOpen } from './handover/handover-differences-open.ts';
import { handoversComplete } from './handover/handovers-complete.ts';
import { handoversLate } from './handover/handovers-late.ts';
import { handoversRefused } from './handover/handovers-refused.ts';
import { keysAgreeing } from './handover/keys-agreeing.ts';
import { areaKeysAgreeing } from './key/area-keys-agreeing.ts';
import { keyHandovers } from './key/key-handovers.ts';
import { keyIncidentsOpenAtEnd } from './key/key-incidents-open-at-end.ts';
import { keyIncidentsOpenAtStart } from './key/key-incidents-open-at-start.ts';
import { keyIncidentsOverdue } from './key/key-incidents-overdue.ts';
import { keyIncidentsReported } from './key/key-incidents-reported.ts';
import { keyIncidentsSettled } from './key/key-incidents-settled.ts';
import { keyIncidentsVoided } from './key/key-incidents-voided.ts';
import { keyLoansLent } from './key/key-loans-lent.ts';
import { keyLoansOpenAtEnd } from './key/key-loans-open-at-end.ts';
import { keyLoansOpenAtStart } from './key/key-loans-open-at-start.ts';
import { keyLoansOverdue } from './key/key-loans-overdue.ts';
import { keyLoansReturned } from './key/key-loans-returned.ts';
import { keyLoansVoided } from './key/key-loans-voided.ts';
import { keyPieces } from './key/key-pieces.ts';
import { keyPiecesInCabinet } from './key/key-pieces-in-cabinet.ts';
import { keyPiecesLost } from './key/key-pieces-lost.ts';
import { keyPiecesOut } from './key/key-pieces-out.ts';
import { keysReturnedOnTime } from './key/keys-returned-on-time.ts';
import type { AnyMeasure } from './measure.ts';
import { lightingChecksMissed } from './patrol/lighting-checks-missed.ts';
import { patrolFindingsClosed } from './patrol/patrol-findings-closed.ts';
import { patrolFindingsFound } from './patrol/patrol-findings-found.ts';
import { patrolFindingsOnTime } from './patrol/patrol-findings-on-time.ts';
import { patrolFindingsOpenAtEnd } from './patrol/patrol-findings-open-at-end.ts';
import { patrolFindingsOpenAtStart } from './patrol/patrol-findings-open-at-start.ts';
import { patrolFindingsOverdue } from './patrol/patrol-findings-overdue.ts';
import { patrolFindingsVoided } from './patrol/patrol-findings-voided.ts';
import { patrols } from './patrol/patrols.ts';
import { patrolsDone } from './patrol/patrols-done.ts';
import { vacantUnitsPastDue } from './patrol/vacant-units-past-due.ts';
import { vacantUnitsVisited } from './patrol/vacant-units-visited.ts';
import { returnVisitsMade } from './visit/return-visits-made.ts';
import { returnVisitsNotReached } from './visit/return-visits-not-reached.ts';
import { satisfaction } from './visit/satisfaction.ts';

/** Every measure, in the order in which the summaries show them. */
export const MEASURES: readonly AnyMeasure[] = [
  complaintsOpenAtStart,
  complaintsReceived,
  complaintsReopened,
  complaintsClosed,
  complaintsVoided,
  complaintsOpenAtEnd,
  complaintsHandled,
  complaintsOverdue,
  complaintsClosedOfReceived,
  complaintClosureRate,
  complaintTimeliness,
  complaintHandlingTime,
  complaintLateness,
  complaintsFoundJustified,
  complaintsJustified,
  complaintsRepeated,
  returnVisitRate,
  returnVisitsMade,
  returnVisitsNotReached,
  satisfaction,
  keyLoansOpenAtStart,
  keyLoansLent,
  keyLoansReturned,
  keyLoansVoided,
  keyLoansOpenAtEnd,
  keyPiecesOut,
  keyLoansOverdue,
  keyPiecesLost,
  keysReturnedOnTime,
  keyPieces,
  keyPiecesInCabinet,
  keyIncidentsOpenAtStart,
  keyIncidentsReported,
  keyIncidentsSettled,
  keyIncidentsVoided,
  keyIncidentsOpenAtEnd,
  keyIncidentsOverdue,
  keyHandovers,
  areaKeysAgreeing,
  duties,
  shiftsCovered,
  handoversComplete,
  handoversLate,
  handoversRefused,
  handoverDifferencesOpen,
  keysAgreeing,
  dutyMatters,
  dutyCalls,
  dutySeriousMatters,
  dutyLeftOver,
  dutiesUnsigned,
  majorReportsOnTime,
  majorReportsMissing,
  majorIncidentsOpenAtStart,
  majorIncidents,
  majorIncidentsRead,
  majorIncidentsVoided,
  majorIncidentsOpenAtEnd,
  patrols,
  patrolsDone,
  lightingChecksMissed,
  patrolFindingsOpenAtStart,
  patrolFindingsFound,
  patrolFindingsClosed,
  patrolFindingsVoided,
  patrolFindingsOpenAtEnd,
  patrolFindingsOverdue,
  patrolFindingsOnTime,
  vacantUnitsVisited,
  vacantUnitsPastDue,
];
