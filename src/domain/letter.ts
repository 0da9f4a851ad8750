/** A mail that is to go out: planned in the journal, sent from the outbox. At most one for a job, a period and a recipient. */
export interface Letter {
  /** `weekly/2026-W07/name@example.com`: what makes it the same letter. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
}
