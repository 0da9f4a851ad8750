/** A mail that is to go out: planned in the journal, sent from the outbox. At most one for a job, a period and a recipient. */
export interface Letter {
  /** `weekly/2026-W07/name@example.com`, `CMPL-03/TS-20260214-001/serious/…`: what makes it the same letter. */
  readonly id: string;
  /** Blank where the settings have no address: it waits for one, and its id ends with the role. */
  readonly to: string;
  readonly subject: string;
}
