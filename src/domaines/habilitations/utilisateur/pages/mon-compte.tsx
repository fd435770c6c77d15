import type { Child, FC } from "hono/jsx";
import type { Instant } from "#core/jour.ts";
import {
  Bloc,
  Bouton,
  Etat,
  Fiche,
  Formulaire,
  jourEtHeure,
  LienBouton,
  Message,
  Page,
  Registre,
  TetePage,
  unGroupe,
} from "#platform/html/index.ts";
import { type Facteurs, LIBELLES_FACTEUR } from "../../facteur/facteur.ts";
import { AvisDemonstration } from "../../session/pages/connexion.tsx";

export const quand = (instant: Date): string => jourEtHeure(instant.toISOString() as Instant);

export interface MonCompte {
  readonly nom: string;
  readonly identite: readonly (readonly [string, Child])[];
  readonly roles: readonly {
    readonly role: string;
    readonly perimetre: string;
    readonly periode: string;
  }[];
  readonly aMotDePasse: boolean;
  readonly motDePasse: string;
  readonly facteurs: Facteurs;
  /** A factor is not asked for: an account of the demonstration without any. */
  readonly dispense: boolean;
  readonly sessions: readonly {
    readonly id: string;
    readonly navigateur: string;
    readonly moyen: string;
    readonly ouverte: Date;
    readonly vue: Date;
    readonly courante: boolean;
  }[];
}

/** One's own account: read what the service decided, look after what proves who one is. */
export const PageMonCompte: FC<{ readonly compte: MonCompte }> = ({ compte }) => (
  <Page titre="Mon compte">
    <TetePage titre="Mon compte" sous={compte.nom} />
    {compte.dispense && <AvisDemonstration />}
    <div class="pile haut">
      <Bloc id="identite" titre="Qui je suis" note="Votre service tient ces informations à jour">
        <Fiche lignes={compte.identite} />
        <div class="haut-petit">
          <Roles roles={compte.roles} />
        </div>
      </Bloc>
      <Bloc id="mot-de-passe" titre="Mot de passe">
        <p>{compte.motDePasse}</p>
        {compte.aMotDePasse && (
          <p class="actions">
            <LienBouton href="/mon-compte/mot-de-passe">Changer mon mot de passe</LienBouton>
          </p>
        )}
      </Bloc>
      <SecondsFacteurs facteurs={compte.facteurs} />
      <Sessions sessions={compte.sessions} />
    </div>
  </Page>
);

const Roles: FC<Pick<MonCompte, "roles">> = ({ roles }) =>
  roles.length === 0 ? (
    <p>Aucun rôle en vigueur : votre compte n’ouvre aucun dossier.</p>
  ) : (
    <Registre
      libelle="Rôles en vigueur"
      groupes={unGroupe(roles)}
      colonnes={[
        { titre: "Rôle", genre: "entete", valeur: (r) => r.role },
        { titre: "Périmètre", valeur: (r) => r.perimetre, large: true },
        { titre: "Période", valeur: (r) => r.periode, large: true },
      ]}
    />
  );

const SecondsFacteurs: FC<{ readonly facteurs: Facteurs }> = ({
  facteurs: { liste, codesRestants },
}) => (
  <Bloc id="facteurs" titre="Seconds facteurs">
    {liste.length === 0 ? (
      <p>Aucun pour l’instant.</p>
    ) : (
      <Registre
        libelle="Seconds facteurs"
        groupes={unGroupe(liste)}
        colonnes={[
          { titre: "Nom", genre: "entete", valeur: (f) => f.nom },
          { titre: "Genre", valeur: (f) => LIBELLES_FACTEUR[f.sorte] },
          { titre: "Ajouté", etiquette: "Ajouté :", valeur: (f) => quand(f.creeA) },
          {
            titre: "Dernier usage",
            etiquette: "Dernier usage :",
            valeur: (f) => (f.utiliseA ? quand(f.utiliseA) : "jamais"),
          },
          {
            titre: "Gestes",
            genre: "actions",
            valeur: (f) => (
              <LienBouton href={`/mon-compte/facteurs/${f.id}`} petit precision={f.nom}>
                Renommer ou retirer
              </LienBouton>
            ),
          },
        ]}
      />
    )}
    <p class="actions haut-petit">
      <LienBouton href="/mon-compte/facteurs/application">Ajouter une application</LienBouton>
      <LienBouton href="/mon-compte/facteurs/cle">Ajouter une clé de sécurité</LienBouton>
    </p>
    {liste.length > 0 && (
      <div class="haut">
        {codesRestants <= 3 && (
          <Message genre="attention">
            Il vous reste {codesRestants} code{codesRestants > 1 ? "s" : ""} de secours.
          </Message>
        )}
        <Formulaire action="/mon-compte/codes" class="actions">
          <span>Codes de secours restants : {codesRestants}.</span>
          <Bouton petit>Faire de nouveaux codes</Bouton>
        </Formulaire>
      </div>
    )}
  </Bloc>
);

const Sessions: FC<Pick<MonCompte, "sessions">> = ({ sessions }) => (
  <Bloc id="sessions" titre="Sessions ouvertes" note="Fermez celles que vous ne reconnaissez pas">
    <Registre
      libelle="Sessions ouvertes"
      groupes={unGroupe(sessions)}
      colonnes={[
        {
          titre: "Navigateur",
          genre: "entete",
          valeur: (s) => (
            <>
              {s.navigateur} {s.courante && <Etat genre="info">celle-ci</Etat>}
            </>
          ),
        },
        { titre: "Ouverte", etiquette: "Ouverte :", valeur: (s) => quand(s.ouverte) },
        { titre: "Vue", etiquette: "Vue :", valeur: (s) => quand(s.vue) },
        { titre: "Par", etiquette: "Par :", valeur: (s) => s.moyen, large: true },
        {
          titre: "Gestes",
          genre: "actions",
          valeur: (s) =>
            s.courante ? null : (
              <Formulaire action={`/mon-compte/sessions/${s.id}/fermer`}>
                <Bouton petit precision={`${s.navigateur}, ouverte ${quand(s.ouverte)}`}>
                  Fermer
                </Bouton>
              </Formulaire>
            ),
        },
      ]}
    />
    {sessions.length > 1 && (
      <Formulaire action="/mon-compte/sessions/fermer-les-autres" class="actions haut-petit">
        <Bouton>Fermer toutes les autres</Bouton>
      </Formulaire>
    )}
  </Bloc>
);
