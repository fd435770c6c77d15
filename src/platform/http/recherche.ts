/**
 * Searches that name a person (name, birth date, NIR, matricule, phone) are posted, kept on the
 * server and found again by an id which means nothing outside the session that made it.
 */
export interface MemoireRecherche {
  garder(sessionId: string, criteres: Readonly<Record<string, string>>): Promise<string>;
  /** `undefined` when the id is unknown, expired, or of another session. */
  lire(sessionId: string, id: string): Promise<Readonly<Record<string, string>> | undefined>;
}
