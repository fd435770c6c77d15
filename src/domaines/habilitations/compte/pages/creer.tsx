import type { FC } from "hono/jsx";
import type { Instant } from "#core/jour.ts";
import {
  Bloc,
  Bouton,
  ChampTexte,
  Fiche,
  Formulaire,
  jourEtHeure,
  LienBouton,
  Message,
  type Option,
  Page,
  ResumeErreurs,
  type Saisie,
  TetePage,
} from "#platform/html/index.ts";
import type { Role } from "../../role/role.ts";
import { ChampsIdentite, ChampsRole } from "./communs.tsx";

const FIL = [{ libelle: "Comptes", href: "/comptes" }];

interface PropsCreation {
  readonly saisie?: Saisie | undefined;
  readonly structures: readonly Option[];
  readonly roles: readonly Role[];
  readonly perimetres: readonly Option[];
}

export const PageCreer: FC<PropsCreation> = ({ saisie, structures, roles, perimetres }) => (
  <Page titre="Créer un compte">
    <TetePage
      titre="Créer un compte"
      fil={FIL}
      sous="Un compte par personne, avec au moins un rôle. Vous recevez ensuite un lien à lui remettre : elle choisit elle-même son mot de passe."
    />
    <ResumeErreurs saisie={saisie} />
    <Formulaire action="/comptes/creer" class="pile mesure">
      <Bloc id="identite" titre="Qui">
        <div class="pile">
          <ChampsIdentite saisie={saisie} structures={structures} />
          <ChampTexte
            nom="identifiant"
            libelle="Identifiant"
            aide="Laissé vide, il est proposé d’après le prénom et le nom."
            saisie={saisie}
            facultatif
          />
        </div>
      </Bloc>
      <Bloc id="role" titre="Premier rôle" note="vous pourrez en donner d’autres ensuite">
        <div class="pile">
          <ChampsRole saisie={saisie} roles={roles} perimetres={perimetres} />
        </div>
      </Bloc>
      <div class="actions">
        <Bouton variante="principal">Créer le compte</Bouton>
        <LienBouton href="/comptes" variante="discret">
          Revenir aux comptes
        </LienBouton>
      </div>
    </Formulaire>
  </Page>
);

interface PropsInvitation {
  readonly compteId: string;
  readonly qui: string;
  readonly identifiant: string;
  /** Whole address, shown this once. */
  readonly lien: string;
  readonly expireA: Date;
  readonly cree: boolean;
}

/** The one page that ever shows the link. */
export const PageInvitation: FC<PropsInvitation> = ({
  compteId,
  qui,
  identifiant,
  lien,
  expireA,
  cree,
}) => (
  <Page titre={`Lien de connexion, ${qui}`}>
    <TetePage
      titre={cree ? "Compte créé" : "Lien de connexion"}
      fil={[...FIL, { libelle: qui, href: `/comptes/${compteId}` }]}
      sous={`Remettez ce lien à ${qui}, à elle seule : il sert une fois, et sert à choisir son mot de passe.`}
    />
    <Message genre="attention">
      Ce lien n’est montré que cette fois. Perdu, il se remplace par un autre depuis la page du
      compte.
    </Message>
    <Bloc id="lien" titre="À remettre">
      <Fiche
        lignes={[
          ["Identifiant", identifiant],
          ["Lien", <code class="lien-a-copier">{lien}</code>],
          ["Valable jusqu’au", jourEtHeure(expireA.toISOString() as Instant)],
        ]}
      />
    </Bloc>
    <div class="actions haut">
      <LienBouton href={`/comptes/${compteId}`} variante="principal">
        Voir le compte
      </LienBouton>
      <LienBouton href="/comptes/creer">Créer un autre compte</LienBouton>
    </div>
  </Page>
);
