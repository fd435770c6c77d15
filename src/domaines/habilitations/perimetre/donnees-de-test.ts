import type pg from "pg";
import type { Acteur } from "#platform/acteur/acteur.ts";

/** `00000000-0000-4000-8000-00000000<sorte><n>`. */
export const idDeTest = (sorte: string, n: number): string =>
  `00000000-0000-4000-8000-${sorte}${String(n).padStart(12 - sorte.length, "0")}`;

export const [TERRITOIRES, ORGANISMES, COMPTES] = (["a", "b", "c"] as const).map((sorte) =>
  [1, 2, 3].map((n) => idDeTest(sorte, n)),
) as [string[], string[], string[]];

export const acteurDeTest = (
  utilisateurId: string,
  perimetre: Partial<Acteur["perimetre"]> = {},
): Acteur => ({
  utilisateurId,
  nom: "Compte d’essai",
  roles: ["agent_orientation"],
  perimetre: { departement: false, territoires: [], organismes: [], ...perimetre },
});

/** Three territoires, three organismes, three accounts. */
export const garnirReseau = async (client: pg.ClientBase): Promise<void> => {
  await client.query("set search_path = passerelle, public");
  await client.query(
    `insert into territoire (id, departement, code, nom, service, adresse, prereglage, rangee, colonne)
     select id::uuid, '62', 'T' || n, 'Territoire ' || n, 'Service', '{}', 'essai', 1, n
     from unnest($1::text[]) with ordinality t(id, n)`,
    [TERRITOIRES],
  );
  await client.query(
    `insert into structure (id, nom, nature) values ('${idDeTest("d", 1)}', 'Structure', 'association')`,
  );
  await client.query(
    `insert into organisme_referent (id, structure_id, nom, parcours, premier_contact)
     select id::uuid, '${idDeTest("d", 1)}', 'Organisme ' || n, '{social}', 'Accueil'
     from unnest($1::text[]) with ordinality t(id, n)`,
    [ORGANISMES],
  );
  await client.query(
    `insert into utilisateur (id, identifiant, nom, prenom, qualite, mot_de_passe)
     select id::uuid, 'compte' || n, 'Essai', 'Compte', 'Agent', 'x'
     from unnest($1::text[]) with ordinality t(id, n)`,
    [COMPTES],
  );
};

export interface PersonneDeTest {
  readonly id: string;
  readonly territoireId: string | null;
  readonly organismeId: string | null;
  readonly referentId: string | null;
}

export const garnirPersonnes = async (
  client: pg.ClientBase,
  personnes: readonly PersonneDeTest[],
): Promise<void> => {
  await client.query(
    `insert into personne (id, nom_usage, nom_naissance, prenom, naissance, sexe, nom_tri,
       nom_naissance_tri, mots, source, territoire_id, organisme_id, referent_id)
     select id, 'Essai', 'Essai', 'P', '1990-01-01', '2', 'ESSAI P', 'ESSAI P', '{ESSAI,P}', 'saisie',
       t, o, r
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) x(id, t, o, r)`,
    [
      personnes.map((p) => p.id),
      personnes.map((p) => p.territoireId),
      personnes.map((p) => p.organismeId),
      personnes.map((p) => p.referentId),
    ],
  );
};
