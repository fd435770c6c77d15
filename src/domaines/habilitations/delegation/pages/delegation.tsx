import type { FC } from "hono/jsx";
import { dernierJour } from "#core/periode.ts";
import { majuscule, nomPourAffichage } from "#core/texte.ts";
import {
  ChampDate,
  ChampTexte,
  Choix,
  type Colonne,
  compter,
  DateJour,
  duAu,
  Page,
  Registre,
  type Saisie,
  TetePage,
  unGroupe,
  Vide,
} from "#platform/html/index.ts";
import { type CompteVise, PageGeste } from "../../compte/pages/communs.tsx";
import { ACTES_DELEGABLES, direActes } from "../actes.ts";
import type { DelegationEnCours, LigneDelegation } from "../queries/delegations.ts";

interface Base {
  readonly compte: CompteVise;
  readonly saisie?: Saisie | undefined;
}

export const PageDeleguer: FC<Base> = ({ compte, saisie }) => (
  <PageGeste
    compte={compte}
    titre="Enregistrer une délégation de signature"
    sous="Le rôle permet le geste, l’arrêté permet de signer : il faut les deux."
    action={`/comptes/${compte.id}/delegations/donner`}
    bouton="Enregistrer la délégation"
    saisie={saisie}
  >
    <Choix
      nom="actes"
      libelle="Actes délégués"
      multiple
      saisie={saisie}
      reponses={Object.entries(ACTES_DELEGABLES).map(([valeur, libelle]) => ({ valeur, libelle }))}
    />
    <ChampTexte nom="reference" libelle="Référence de l’arrêté" saisie={saisie} />
    <ChampDate nom="acte-le" libelle="Date de l’arrêté" saisie={saisie} />
    <div class="deux">
      <ChampDate nom="debut" libelle="Premier jour" saisie={saisie} />
      <ChampDate nom="dernier" libelle="Dernier jour" saisie={saisie} facultatif />
    </div>
  </PageGeste>
);

export const PageFinirDelegation: FC<Base & { readonly delegation: LigneDelegation }> = ({
  compte,
  saisie,
  delegation,
}) => (
  <PageGeste
    compte={compte}
    titre="Terminer une délégation"
    sous={`${direActes(delegation.actes)}, ${delegation.acte_reference}. Les décisions déjà signées le restent.`}
    action={`/comptes/${compte.id}/delegations/${delegation.id}/finir`}
    bouton="Terminer la délégation"
    danger
    saisie={saisie}
  >
    <ChampDate
      nom="fin"
      libelle="Premier jour sans cette délégation"
      aide="Aujourd’hui : plus aucune signature dès maintenant."
      saisie={saisie}
    />
  </PageGeste>
);

const COLONNES: readonly Colonne<DelegationEnCours>[] = [
  {
    titre: "Délégataire",
    genre: "entete",
    valeur: (d) => (
      <a class="qui" href={`/comptes/${d.utilisateurId}`}>
        {nomPourAffichage(d.nom, d.prenom)}
      </a>
    ),
  },
  { titre: "Qualité", etiquette: "Qualité", valeur: (d) => d.qualite },
  { titre: "Actes", etiquette: "Actes", valeur: (d) => direActes(d.actes) },
  {
    titre: "Arrêté",
    etiquette: "Arrêté",
    valeur: (d) => (
      <>
        {d.acte_reference}
        {d.acte_le && (
          <>
            {" "}
            du <DateJour jour={d.acte_le} />
          </>
        )}
      </>
    ),
  },
  {
    titre: "Période",
    etiquette: "Période",
    valeur: (d) => d.periode && duAu(d.periode.debut, dernierJour(d.periode)),
  },
];

export const PageDelegations: FC<{ readonly lignes: readonly DelegationEnCours[] }> = ({
  lignes,
}) => (
  <Page titre="Délégations de signature en vigueur">
    <TetePage
      titre="Délégations de signature en vigueur"
      fil={[{ libelle: "Comptes", href: "/comptes" }]}
      sous={`${majuscule(compter(lignes.length, "délégation"))} aujourd’hui, parmi les comptes dont vous avez la charge.`}
    />
    {lignes.length === 0 ? (
      <Vide titre="Aucune délégation en vigueur" lien={<a href="/comptes">Voir les comptes</a>}>
        Une délégation s’enregistre depuis la page d’un compte, avec son arrêté.
      </Vide>
    ) : (
      <Registre
        libelle="Délégations de signature en vigueur"
        colonnes={COLONNES}
        groupes={unGroupe(lignes)}
      />
    )}
  </Page>
);
