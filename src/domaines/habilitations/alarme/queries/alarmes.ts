import { sql } from "kysely";
import type { Trx } from "#platform/db/transaction.ts";
import type { Alarme } from "../alarme.ts";

/** Alarms already dealt with that stay in view. */
const TRAITEES_MONTREES = 50;

const selectAlarmes = (trx: Trx) =>
  trx
    .selectFrom("alarme as a")
    .innerJoin("regle_alarme as r", "r.code", "a.code")
    .leftJoin("utilisateur as u", "u.id", "a.utilisateur_id")
    .leftJoin("utilisateur as t", "t.id", "a.traitee_par")
    .select([
      "a.id",
      "r.libelle",
      "r.conduite",
      "r.fenetre_minutes",
      "a.utilisateur_id",
      "u.qualite",
      "a.ouverte_a",
      "a.derniere_a",
      "a.nombre",
      "a.blocage",
      "a.traitee_a",
      "a.suite",
    ])
    .select([
      sql<string | null>`u.prenom || ' ' || u.nom`.as("nom"),
      sql<string | null>`t.prenom || ' ' || t.nom`.as("traitee_par"),
      sql<boolean>`coalesce(u.etat = 'bloque', false)`.as("bloque"),
    ]);

type Ligne = Awaited<ReturnType<ReturnType<typeof selectAlarmes>["execute"]>>[number];

const alarmeDe = (l: Ligne): Alarme => ({
  id: l.id,
  libelle: l.libelle,
  conduite: l.conduite,
  fenetreMinutes: l.fenetre_minutes,
  compte:
    l.utilisateur_id && l.nom && l.qualite
      ? { id: l.utilisateur_id, nom: l.nom, qualite: l.qualite }
      : null,
  ouverteA: l.ouverte_a,
  derniereA: l.derniere_a,
  nombre: l.nombre,
  blocage: l.blocage,
  bloque: l.bloque,
  traitee:
    l.traitee_par !== null && l.traitee_a !== null && l.suite !== null
      ? { par: l.traitee_par, a: l.traitee_a, suite: l.suite }
      : null,
});

/** Open ones first, the oldest first; then the last that were dealt with. */
export const listAlarmes = async (trx: Trx): Promise<readonly Alarme[]> => {
  const ouvertes = await selectAlarmes(trx)
    .where("a.etat", "=", "ouverte")
    .orderBy("a.ouverte_a")
    .execute();
  const traitees = await selectAlarmes(trx)
    .where("a.etat", "=", "traitee")
    .orderBy("a.traitee_a", "desc")
    .limit(TRAITEES_MONTREES)
    .execute();
  return [...ouvertes, ...traitees].map(alarmeDe);
};

export const lireAlarme = async (trx: Trx, id: number): Promise<Alarme | undefined> => {
  const ligne = await selectAlarmes(trx).where("a.id", "=", id).executeTakeFirst();
  return ligne && alarmeDe(ligne);
};
