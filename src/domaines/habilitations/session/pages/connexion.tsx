import type { FC } from "hono/jsx";
import {
  Bouton,
  ChampTexte,
  Formulaire,
  Icone,
  LienBouton,
  Message,
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
  /** Name of the identity provider, when one is configured. */
  readonly fournisseur?: string | undefined;
}

/** Said wherever it matters: nobody must take a demonstration for the real thing. */
export const AvisDemonstration: FC = () => (
  <Message>
    <b>Démonstration</b> : la double authentification n’est pas demandée. Dans une installation
    réelle, chaque professionnel présente un second facteur.
  </Message>
);

export const PageConnexion: FC<Props> = ({ saisie, suite, comptes, fournisseur }) => (
  <Page titre="Connexion">
    <TetePage
      titre="Connexion"
      sous="Réservée aux professionnels de l’insertion qui ont un compte."
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      {fournisseur && (
        <div class="pile-serree">
          <p class="actions">
            <LienBouton
              href={`/connexion/oidc${suite ? `?suite=${encodeURIComponent(suite)}` : ""}`}
              variante="principal"
            >
              Se connecter avec {fournisseur}
            </LienBouton>
          </p>
          <p class="leger">Ou avec votre identifiant Passerelle :</p>
        </div>
      )}
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
          <Bouton variante={fournisseur ? "simple" : "principal"}>Se connecter</Bouton>
        </p>
      </Formulaire>
      <p class="leger haut-petit">
        Première connexion, ou mot de passe oublié : demandez un lien à la personne qui administre
        Passerelle dans votre service, puis <a href="/premier-acces">ouvrez-le ici</a>.
      </p>
    </div>
    {comptes.length > 0 && (
      <div class="haut">
        <AvisDemonstration />
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
