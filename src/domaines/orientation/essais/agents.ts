import { sql } from "kysely";
import { nouvelUuid } from "#core/uuid.ts";
import type { IdentiteDepartement } from "#domaines/documents/index.ts";
import type { Acteur } from "#platform/acteur/acteur.ts";
import type { MondeEssai } from "./monde.ts";

export const IDENTITE_ESSAI: IdentiteDepartement = {
  nom: "Département d’essai",
  service: "Service de l’insertion",
  executif: "le président du conseil départemental",
  ville: "Arras",
  adresse_retour: "Département d’essai, 62000 Arras",
  pied: "Hôtel du Département, 62000 Arras",
  telephone: "03 00 00 00 00",
  courriel: "insertion@departement.exemple",
  recours_adresse: "Monsieur le président du conseil départemental, 62000 Arras",
  tribunal: "tribunal administratif de Lille",
  dpo: "dpo@departement.exemple",
  conservation: "2 ans après la fin de votre accompagnement",
  regles_publiques: "departement.exemple/regles",
};

/** An account that decides on some territoires, with a delegation unless told otherwise. */
export const poserAgent = async (
  { base }: MondeEssai,
  a: {
    readonly territoires: readonly string[];
    readonly delegation?: boolean;
    readonly roles?: readonly string[];
  },
): Promise<Acteur> => {
  const id = nouvelUuid();
  await sql`
    insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
    values (${id}, ${id}, 'WATTEL', 'Sophie', 'agente chargée de l’orientation', '-')`.execute(
    base.traitement,
  );
  if (a.delegation !== false) {
    await sql`insert into delegation (utilisateur_id, actes, acte_reference, validite)
              values (${id}, array['orientation'], 'Arrêté d’essai n° 1', '[2020-01-01,)')`.execute(
      base.traitement,
    );
  }
  return {
    utilisateurId: id,
    nom: "Sophie Wattel",
    roles: a.roles ?? ["agent_orientation"],
    perimetre: { departement: false, territoires: a.territoires, organismes: [] },
  };
};
