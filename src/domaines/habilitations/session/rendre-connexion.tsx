import type { Saisie } from "#platform/html/index.ts";
import { type Contexte, rendre } from "#platform/http/index.ts";
import { comptesDeDemonstration } from "../demonstration/comptes.ts";
import type { OptionsAcces } from "../facteur/contexte-http.ts";
import { LIBELLES_ROLE } from "../role/role.ts";
import { type CompteOffert, PageConnexion } from "./pages/connexion.tsx";

const comptesOfferts = (c: Contexte): readonly CompteOffert[] =>
  comptesDeDemonstration(c.var.noyau.departement.code).map((compte) => ({
    identifiant: compte.identifiant,
    motDePasse: compte.motDePasse,
    nom: `${compte.prenom} ${compte.nom}`,
    role: LIBELLES_ROLE[compte.role],
    perimetre: compte.perimetre.libelle,
  }));

/** The page of log-in, shown again with what went wrong. */
export const rendreConnexion = (
  c: Contexte,
  { demonstration, oidc }: Pick<OptionsAcces, "demonstration" | "oidc">,
  suite: string,
  saisie: Saisie | undefined,
  statut: 200 | 422 = 422,
): Promise<Response> =>
  rendre(
    c,
    <PageConnexion
      saisie={saisie}
      suite={suite}
      comptes={demonstration ? comptesOfferts(c) : []}
      fournisseur={oidc?.libelle}
    />,
    statut,
  );
