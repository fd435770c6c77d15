import { normaliserNom } from "#core/texte.ts";
import { uuidDeNom } from "#core/uuid.ts";
import { territoiresDuDepartement } from "#domaines/referentiels/index.ts";
import { reseauDeDemonstration } from "#domaines/structures/index.ts";
import type { TypePerimetre } from "../role/affectation.ts";
import { LIBELLES_ROLE, type Role } from "../role/role.ts";
import type { Utilisateur } from "../utilisateur/utilisateur.ts";
import { AGENTS, EQUIPE, TERRITOIRES_JOUES } from "./personnages.ts";

interface PerimetreDemo {
  readonly type: TypePerimetre;
  readonly id: string | null;
  /** `territoire:LEN`, `organisme:FT-LEN-1`, `departement`, `aucun`. */
  readonly code: string;
  readonly libelle: string;
}

export interface CompteDeDemonstration extends Utilisateur {
  readonly motDePasse: string;
  readonly role: Role;
  readonly perimetre: PerimetreDemo;
  /** Kinds of acts she signs in the president's name. */
  readonly delegation: readonly string[];
}

const DEPARTEMENT: PerimetreDemo = {
  type: "departement",
  id: null,
  code: "departement",
  libelle: "Tout le département",
};
const AUCUN: PerimetreDemo = { type: "aucun", id: null, code: "aucun", libelle: "Aucun dossier" };

const SIGNE: readonly string[] = ["orientation"];

const creer = (
  departement: string,
  [prenom, nom]: readonly [string, string],
  role: Role,
  perimetre: PerimetreDemo,
  delegation: readonly string[] = [],
): CompteDeDemonstration => {
  const identifiant = [prenom, nom].map((mot) => normaliserNom(mot).toLowerCase()).join(".");
  const lieu = perimetre.id === null ? "" : `, ${perimetre.libelle}`;
  return {
    id: uuidDeNom(`compte:${departement}:${identifiant}`),
    identifiant,
    prenom,
    nom,
    qualite: `${LIBELLES_ROLE[role]}${lieu}`,
    motDePasse: `demo-${identifiant}`,
    role,
    perimetre,
    delegation,
  };
};

/**
 * The accounts of the demonstration: they exist nowhere else, and their passwords are public.
 *
 * @throws RangeError when no reference data is shipped for this département
 */
export const comptesDeDemonstration = (departement: string): readonly CompteDeDemonstration[] => {
  const tous = territoiresDuDepartement(departement);
  const codes = TERRITOIRES_JOUES[departement] ?? tous.map((t) => t.code);
  const territoires = codes.flatMap((code) => tous.filter((t) => t.code === code));
  const perimetres = territoires.map(
    (t): PerimetreDemo => ({
      type: "territoire",
      id: t.id,
      code: `territoire:${t.code}`,
      libelle: t.nom,
    }),
  );
  const [principal = AUCUN] = perimetres;
  const agents = AGENTS.flatMap((nom, n) => {
    const perimetre = perimetres[n];
    return perimetre ? [creer(departement, nom, "agent_orientation", perimetre, SIGNE)] : [];
  });
  const { gestionnaire, responsable, referente, direction, flux, technique, dpo } = EQUIPE;
  const { sociale, signataire, elue, operateur } = EQUIPE;
  const reseau = organismesDe(departement, territoires[0]?.code);
  return [
    ...agents,
    creer(departement, gestionnaire, "gestionnaire_slai", principal),
    creer(departement, responsable, "responsable_territoire", principal, SIGNE),
    creer(departement, referente, "referent", reseau.partenaire),
    creer(departement, direction, "direction", DEPARTEMENT),
    creer(departement, flux, "gestionnaire_slai", DEPARTEMENT),
    creer(departement, technique, "administrateur_technique", AUCUN),
    creer(departement, dpo, "dpo", AUCUN),
    creer(departement, sociale, "travailleur_social", reseau.propre),
    creer(departement, signataire, "signataire", DEPARTEMENT, SIGNE),
    creer(departement, elue, "elu", DEPARTEMENT),
    creer(departement, operateur, "gestionnaire_operateur", reseau.partenaire),
  ];
};

/** Of the territoire: the département's own service, and a body that is not of it, which sees only whom it follows. */
const organismesDe = (
  departement: string,
  territoire: string | undefined,
): { readonly propre: PerimetreDemo; readonly partenaire: PerimetreDemo } => {
  const { structures, organismes } = reseauDeDemonstration(departement);
  const propres = new Set(structures.filter((s) => s.nature === "departement").map((s) => s.id));
  const trouver = (propre: boolean): PerimetreDemo => {
    const organisme = organismes.find(
      (o) => o.territoire === territoire && propres.has(o.structureId) === propre,
    );
    if (!organisme) return AUCUN;
    const { id, code, nom } = organisme;
    return { type: "organisme", id, code: `organisme:${code}`, libelle: nom };
  };
  return { propre: trouver(true), partenaire: trouver(false) };
};

/** What the command line prints. */
export const listComptesDeDemonstration = (departement: string) =>
  comptesDeDemonstration(departement).map(({ identifiant, motDePasse, role, perimetre }) => ({
    identifiant,
    mot_de_passe: motDePasse,
    role,
    perimetre: perimetre.code,
  }));
