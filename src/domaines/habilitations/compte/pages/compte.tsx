import type { FC } from "hono/jsx";
import { type Instant, jourAParis } from "#core/jour.ts";
import { nomPourAffichage } from "#core/texte.ts";
import {
  Bloc,
  Bouton,
  compter,
  DateJour,
  Fiche,
  Formulaire,
  heure,
  LienBouton,
  Message,
  Page,
  TetePage,
  Vide,
} from "#platform/html/index.ts";
import type { EtatCompte } from "../compte.ts";
import type { IdentiteCompte, VueCompte } from "../queries/lire-compte.ts";
import { Absences, Delegations, Roles } from "./droits.tsx";
import { EtatDuCompte } from "./liste.tsx";

export interface DroitsPageCompte {
  readonly gerer: boolean;
  readonly deleguer: boolean;
  readonly absenter: boolean;
}

interface Props {
  readonly vue: VueCompte;
  readonly droits: DroitsPageCompte;
  readonly aujourdhui: string;
}

export const quandA = (a: Date): string => {
  const instant = a.toISOString() as Instant;
  return heure(instant);
};

export const etatDe = (
  { etat, depart_le, derniere_connexion_a }: IdentiteCompte,
  aujourdhui: string,
): EtatCompte => {
  if (etat !== "actif" || (depart_le !== null && depart_le <= aujourdhui)) return "desactive";
  if (depart_le !== null) return "depart";
  return derniere_connexion_a === null ? "invite" : "actif";
};

const direFacteur = ({ applications, cles }: IdentiteCompte): string => {
  const dits = [
    applications > 0 ? compter(applications, "application de codes", "applications de codes") : "",
    cles > 0 ? compter(cles, "clé de sécurité", "clés de sécurité") : "",
  ].filter(Boolean);
  return dits.length > 0 ? dits.join(", ") : "aucun : demandé à la prochaine connexion";
};

const Instantane: FC<{ readonly a: Date }> = ({ a }) => (
  <>
    <DateJour jour={jourAParis(a)} /> à {quandA(a)}
  </>
);

const Identite: FC<Props> = ({ vue: { compte, gerable }, droits }) => (
  <Bloc
    id="identite"
    titre="Identité"
    colonnes={6}
    lien={
      gerable && droits.gerer && <a href={`/comptes/${compte.id}/modifier`}>Modifier l’identité</a>
    }
  >
    <Fiche
      lignes={[
        ["Identifiant", compte.identifiant],
        ["Qualité", compte.qualite],
        ["Structure", compte.structure ?? "non renseignée"],
        ["Courriel", compte.courriel ?? "non renseigné"],
        ["Téléphone", compte.telephone ?? "non renseigné"],
        ["Compte créé le", <DateJour jour={jourAParis(compte.cree_a)} />],
      ]}
    />
  </Bloc>
);

const Connexion: FC<Props> = ({ vue: { compte, gerable }, droits }) => {
  const { id, version, derniere_connexion_a, invitation_expire_a } = compte;
  const agit = gerable && droits.gerer && compte.etat === "actif";
  return (
    <Bloc id="connexion" titre="Connexion" colonnes={6}>
      <Fiche
        lignes={[
          [
            "Dernière connexion",
            derniere_connexion_a ? <Instantane a={derniere_connexion_a} /> : "jamais",
          ],
          ["Second facteur", direFacteur(compte)],
          [
            "Lien de connexion",
            invitation_expire_a ? (
              <>
                en attente, valable jusqu’au <Instantane a={invitation_expire_a} />
              </>
            ) : (
              "aucun en attente"
            ),
          ],
        ]}
      />
      {agit && (
        <div class="actions haut-petit">
          <Formulaire action={`/comptes/${id}/invitation`}>
            <input type="hidden" name="version" value={String(version)} />
            <Bouton>
              {invitation_expire_a
                ? "Créer un nouveau lien de connexion"
                : "Créer un lien de connexion"}
            </Bouton>
          </Formulaire>
          {invitation_expire_a && (
            <Formulaire action={`/comptes/${id}/invitation/annuler`}>
              <input type="hidden" name="version" value={String(version)} />
              <Bouton variante="discret">Annuler le lien en attente</Bouton>
            </Formulaire>
          )}
        </div>
      )}
    </Bloc>
  );
};

const Depart: FC<Props> = ({ vue: { compte, portefeuille, gerable }, droits, aujourdhui }) => {
  const etat = etatDe(compte, aujourdhui);
  const agit = gerable && droits.gerer;
  const total = portefeuille.reduce((somme, p) => somme + p.nombre, 0);
  return (
    <Bloc id="depart" titre="Départ" leger>
      {total > 0 && (
        <>
          <p>
            Suit {compter(total, "personne")} comme référent
            {etat === "desactive" || etat === "depart" ? ", à confier à un autre référent :" : " :"}
          </p>
          <ul>
            {portefeuille.map((p) => (
              <li>
                {compter(p.nombre, "personne")}, {p.organisme ?? "sans organisme"}
                {p.territoire && `, ${p.territoire}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {etat === "depart" && compte.depart_le && (
        <p>
          Plus d’accès à partir du <DateJour jour={compte.depart_le} />.
        </p>
      )}
      {etat === "desactive" && <p>Ce compte n’ouvre plus rien.</p>}
      {total === 0 && (etat === "actif" || etat === "invite") && (
        <p>Aucun départ prévu. Ne suit personne comme référent.</p>
      )}
      {agit && (
        <div class="actions haut-petit">
          {etat !== "desactive" && (
            <LienBouton href={`/comptes/${compte.id}/depart`}>
              {etat === "depart" ? "Changer la date du départ" : "Enregistrer un départ"}
            </LienBouton>
          )}
          {(etat === "desactive" || etat === "depart") && (
            <Formulaire action={`/comptes/${compte.id}/reactiver`}>
              <input type="hidden" name="version" value={String(compte.version)} />
              <Bouton>{etat === "depart" ? "Annuler le départ" : "Réactiver le compte"}</Bouton>
            </Formulaire>
          )}
        </div>
      )}
    </Bloc>
  );
};

const Histoire: FC<{ readonly vue: VueCompte }> = ({ vue: { changements } }) => (
  <Bloc id="histoire" titre="Changements" note="les 50 derniers, le plus récent d’abord" leger>
    {changements.length === 0 ? (
      <Vide titre="Aucun changement">Ce compte n’a pas changé depuis son installation.</Vide>
    ) : (
      <ol class="entre">
        {changements.map(({ a, auteur, resume }) => (
          <li>
            {resume}{" "}
            <span class="leger petit">
              {auteur}, <Instantane a={a} />
            </span>
          </li>
        ))}
      </ol>
    )}
  </Bloc>
);

/** One account: who it is, what it may do and since when, how it comes in, what was changed. */
export const PageCompte: FC<Props> = (props) => {
  const { vue, droits, aujourdhui } = props;
  const { compte, estSoi, gerable } = vue;
  const qui = nomPourAffichage(compte.nom, compte.prenom);
  return (
    <Page titre={qui}>
      <TetePage
        titre={qui}
        fil={[{ libelle: "Comptes", href: "/comptes" }]}
        sous={
          <>
            {compte.qualite} <EtatDuCompte etat={etatDe(compte, aujourdhui)} />
          </>
        }
      />
      {estSoi && (
        <Message>C’est votre compte : un autre responsable change vos droits, jamais vous.</Message>
      )}
      {!estSoi && droits.gerer && !gerable && (
        <Message>
          Ce compte a des rôles que vous ne gérez pas. Vous pouvez seulement terminer ceux que vous
          pourriez donner.
        </Message>
      )}
      <div class="pile">
        <Roles vue={vue} droits={droits} />
        <div class="colonnes">
          <Identite {...props} />
          <Connexion {...props} />
        </div>
        <Delegations vue={vue} droits={droits} />
        <Absences vue={vue} droits={droits} />
        <Depart {...props} />
        <Histoire vue={vue} />
      </div>
    </Page>
  );
};
