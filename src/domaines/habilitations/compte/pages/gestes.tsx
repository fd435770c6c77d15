import type { FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import {
  ChampDate,
  ChampListe,
  compter,
  DateJour,
  duAu,
  type Option,
  type Saisie,
} from "#platform/html/index.ts";
import type { Role } from "../../role/role.ts";
import { direPerimetre, direRole, type RoleDonne } from "../compte.ts";
import type { VueCompte } from "../queries/lire-compte.ts";
import type { Mouvement } from "../usecases/deplacer.ts";
import { ChampsIdentite, ChampsRole, type CompteVise, PageGeste } from "./communs.tsx";

interface Base {
  readonly compte: CompteVise;
  readonly saisie?: Saisie | undefined;
}

export const PageModifier: FC<Base & { readonly structures: readonly Option[] }> = ({
  compte,
  saisie,
  structures,
}) => (
  <PageGeste
    compte={compte}
    titre="Modifier l’identité"
    sous="La qualité figure sous les décisions que cette personne signe."
    action={`/comptes/${compte.id}/modifier`}
    bouton="Enregistrer l’identité"
    saisie={saisie}
  >
    <ChampsIdentite saisie={saisie} structures={structures} />
  </PageGeste>
);

export const PageDonnerRole: FC<
  Base & { readonly roles: readonly Role[]; readonly perimetres: readonly Option[] }
> = ({ compte, saisie, roles, perimetres }) => (
  <PageGeste
    compte={compte}
    titre="Donner un rôle"
    sous="Plusieurs rôles s’ajoutent, gestes et périmètres compris. Certaines paires sont refusées, avec leur raison."
    action={`/comptes/${compte.id}/roles/donner`}
    bouton="Donner le rôle"
    saisie={saisie}
  >
    <ChampsRole saisie={saisie} roles={roles} perimetres={perimetres} />
  </PageGeste>
);

const AIDE_FIN = "Aujourd’hui : l’accès s’arrête tout de suite, même page ouverte.";

export const PageTerminerRole: FC<Base & { readonly role: RoleDonne }> = ({
  compte,
  saisie,
  role,
}) => (
  <PageGeste
    compte={compte}
    titre="Terminer un rôle"
    sous={
      <>
        {direRole(role.role)}, {direPerimetre(role.type, role.lieu)}
        {role.periode && `, ${duAu(role.periode.debut, dernierJour(role.periode))}`}. Il reste dans
        l’historique du compte.
      </>
    }
    action={`/comptes/${compte.id}/roles/${role.id}/terminer`}
    bouton="Terminer le rôle"
    danger
    saisie={saisie}
  >
    <ChampDate nom="fin" libelle="Premier jour sans ce rôle" aide={AIDE_FIN} saisie={saisie} />
  </PageGeste>
);

export const PageDeplacer: FC<
  Base & { readonly role: RoleDonne; readonly perimetres: readonly Option[] }
> = ({ compte, saisie, role, perimetres }) => (
  <PageGeste
    compte={compte}
    titre="Déplacer vers un autre périmètre"
    sous={`${direRole(role.role)}, aujourd’hui : ${direPerimetre(role.type, role.lieu)}. L’ancien périmètre se ferme la veille, le nouveau s’ouvre ce jour-là.`}
    action={`/comptes/${compte.id}/deplacer/${role.id}/relecture`}
    bouton="Voir ce qui change"
    saisie={saisie}
  >
    <ChampListe nom="perimetre" libelle="Nouveau périmètre" options={perimetres} saisie={saisie} />
    <ChampDate nom="debut" libelle="Premier jour au nouveau périmètre" saisie={saisie} />
  </PageGeste>
);

interface PropsRelecture extends Base {
  readonly role: RoleDonne;
  readonly mouvement: Mouvement;
  readonly perimetre: string;
}

export const PageRelireMouvement: FC<PropsRelecture> = ({ compte, role, mouvement, perimetre }) => (
  <PageGeste
    compte={compte}
    titre="Relire le déplacement"
    sous="Rien n’est encore fait."
    action={`/comptes/${compte.id}/deplacer/${role.id}`}
    bouton="Déplacer"
  >
    <input type="hidden" name="perimetre" value={perimetre} />
    <input type="hidden" name="debut" value={mouvement.debut} />
    <ul class="entre">
      <li>
        Perd, à partir du <DateJour jour={mouvement.debut} /> : {direRole(mouvement.role)},{" "}
        {mouvement.perdu}.
      </li>
      <li>
        Gagne, {duAu(mouvement.debut, mouvement.dernier)} : {direRole(mouvement.role)},{" "}
        {mouvement.gagne}.
      </li>
      <li>
        {mouvement.aConfier === 0
          ? "Ne suit personne comme référent à l’ancien périmètre : rien à confier."
          : `${compter(mouvement.aConfier, "personne suivie y reste", "personnes suivies y restent")} à son nom : désignez-leur un autre référent.`}
      </li>
    </ul>
  </PageGeste>
);

export const PageDepart: FC<Base & { readonly vue: VueCompte }> = ({ compte, saisie, vue }) => {
  const suivies = vue.portefeuille.reduce((somme, p) => somme + p.nombre, 0);
  return (
    <PageGeste
      compte={compte}
      titre="Enregistrer un départ"
      sous="Ce jour-là, le compte n’ouvre plus rien : rôles, délégations, remplacements et dossiers prêtés se terminent, les sessions se ferment."
      action={`/comptes/${compte.id}/depart`}
      bouton="Enregistrer le départ"
      danger
      saisie={saisie}
    >
      <p>
        {suivies === 0
          ? "Cette personne ne suit personne comme référent."
          : `Cette personne suit ${compter(suivies, "personne")} comme référent : elles restent à son nom jusqu’à ce qu’un autre référent soit désigné.`}
      </p>
      <ChampDate nom="fin" libelle="Premier jour sans accès" aide={AIDE_FIN} saisie={saisie} />
    </PageGeste>
  );
};
