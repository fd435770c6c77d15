import type { FC } from "hono/jsx";
import { Bouton, ChampDate, ChampTexte, Formulaire, type Saisie } from "#platform/html/index.ts";

interface Props {
  /** Whether this account may search by NIR. */
  readonly nir: boolean;
  readonly saisie?: Saisie | undefined;
  /** Name and birth date only; the rest is on its own page. */
  readonly bref?: boolean | undefined;
}

/** Posted: what is typed names someone, and addresses are kept by browsers and proxies. */
export const FormulaireRecherche: FC<Props> = ({ nir, saisie, bref }) => (
  <Formulaire
    action="/personnes/recherche"
    libelle="Chercher une personne"
    class={bref ? "cherche ecran-seul" : undefined}
  >
    <div class={bref ? "colonnes bas" : "colonnes"}>
      <div class="c5">
        <ChampTexte
          nom="nom"
          libelle="Nom et prénom"
          aide="D’usage ou de naissance, dans l’ordre que vous voulez ; les accents ne comptent pas."
          saisie={saisie}
        />
      </div>
      <div class="c3">
        <ChampDate nom="naissance" libelle="Date de naissance" saisie={saisie} facultatif />
      </div>
      {!bref && (
        <>
          <div class="c4">
            <ChampTexte
              nom="matricule"
              libelle="Numéro d’allocataire"
              aide="CAF ou MSA, avec ou sans zéros de tête."
              clavier="numeric"
              saisie={saisie}
              facultatif
            />
          </div>
          <div class="c4">
            <ChampTexte
              nom="dossier"
              libelle="Numéro de demande de RSA"
              saisie={saisie}
              facultatif
            />
          </div>
          {nir && (
            <div class="c4">
              <ChampTexte
                nom="nir"
                libelle="Numéro de sécurité sociale"
                aide="15 caractères, ou 13 sans la clé. Cette recherche est tracée."
                saisie={saisie}
                facultatif
              />
            </div>
          )}
        </>
      )}
      {bref && (
        <div class="actions c4">
          <Bouton icone="search">Chercher la personne</Bouton>
          <a href="/personnes/recherche">Chercher par numéro</a>
        </div>
      )}
    </div>
    {!bref && (
      <div class="actions haut">
        <Bouton variante="principal" icone="search">
          Chercher la personne
        </Bouton>
      </div>
    )}
  </Formulaire>
);
