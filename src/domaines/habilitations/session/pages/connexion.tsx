import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampTexte,
  Formulaire,
  Icone,
  Page,
  Registre,
  ResumeErreurs,
  type Saisie,
  TetePage,
  unGroupe,
} from "#platform/html/index.ts";

/** An account of the demonstration, offered at the door. */
export interface CompteOffert {
  readonly identifiant: string;
  readonly motDePasse: string;
  readonly nom: string;
  readonly role: string;
  readonly perimetre: string;
}

interface Props {
  readonly saisie?: Saisie | undefined;
  /** Page asked for before logging in. */
  readonly suite: string;
  /** Empty outside the demonstration. */
  readonly comptes: readonly CompteOffert[];
}

export const PageConnexion: FC<Props> = ({ saisie, suite, comptes }) => (
  <Page titre="Connexion">
    <TetePage
      titre="Connexion"
      sous="Réservée aux professionnels de l’insertion qui ont un compte."
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      <Formulaire action="/connexion" class="pile-serree">
        <input type="hidden" name="suite" value={suite} />
        <ChampTexte
          nom="identifiant"
          libelle="Identifiant"
          aide="Par exemple sophie.wattel"
          remplir="username"
          saisie={saisie}
        />
        <ChampTexte
          nom="mot-de-passe"
          libelle="Mot de passe"
          type="password"
          remplir="current-password"
          saisie={saisie}
        />
        <p class="actions">
          <Bouton variante="principal">Se connecter</Bouton>
        </p>
      </Formulaire>
    </div>
    {comptes.length > 0 && (
      <div class="haut">
        <Comptes comptes={comptes} suite={suite} />
      </div>
    )}
  </Page>
);

const Comptes: FC<Pick<Props, "comptes" | "suite">> = ({ comptes, suite }) => (
  <details class="depliant">
    <summary>
      Comptes de la démonstration <Icone nom="chevron-right" />
    </summary>
    <div>
      <Registre
        libelle="Comptes de la démonstration"
        groupes={unGroupe(comptes)}
        colonnes={[
          { titre: "Nom", genre: "entete", valeur: (c) => c.nom },
          { titre: "Rôle", valeur: (c) => c.role, large: true },
          { titre: "Périmètre", valeur: (c) => c.perimetre, large: true },
          {
            titre: "Identifiant",
            etiquette: "Identifiant :",
            valeur: (c) => <code>{c.identifiant}</code>,
          },
          {
            titre: "Mot de passe",
            etiquette: "Mot de passe :",
            valeur: (c) => <code>{c.motDePasse}</code>,
          },
          {
            titre: "Entrer",
            genre: "actions",
            valeur: (c) => (
              <Formulaire action="/connexion">
                <input type="hidden" name="suite" value={suite} />
                <input type="hidden" name="identifiant" value={c.identifiant} />
                <input type="hidden" name="mot-de-passe" value={c.motDePasse} />
                <Bouton petit precision={`en tant que ${c.nom}`}>
                  Entrer
                </Bouton>
              </Formulaire>
            ),
          },
        ]}
      />
    </div>
  </details>
);
