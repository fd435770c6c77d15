import type { BaseDeTest } from "../../../../../tests/base.ts";
import { empreinteDe, nouveauJeton } from "../../session/session.ts";
import { resoudreSession } from "../../session/usecases/resoudre-session.ts";
import { AUJOURDHUI } from "./monde.ts";

/** A browser already logged in: what it may still do is asked at each request. */
export const ouvrirSessionDeTest = async (base: BaseDeTest, utilisateurId: string) => {
  const jeton = nouveauJeton();
  await base.poolTraitement.query(
    `insert into session (empreinte, utilisateur_id, jeton_csrf, expire_a)
     values ($1, $2, 'x', now() + interval '1 hour')`,
    [empreinteDe(jeton), utilisateurId],
  );
  return { resoudre: () => resoudreSession(base.app, jeton, AUJOURDHUI) };
};
