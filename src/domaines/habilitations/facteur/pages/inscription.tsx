import type { FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  ChampTexte,
  Formulaire,
  Page,
  ResumeErreurs,
  type Saisie,
  saisieDe,
  TetePage,
} from "#platform/html/index.ts";
import type { SecretPropose } from "../usecases/proposer.ts";
import { FormulaireCle } from "./cle.tsx";
import { DessinQr } from "./qr.tsx";

interface PropsApplication {
  readonly secret: SecretPropose;
  readonly action: string;
  /** Whether to ask how to call it: the first one needs no name. */
  readonly nommer?: boolean | undefined;
  readonly saisie?: Saisie | undefined;
}

/** Scan, or type the key, then prove it with a first code. */
export const InscrireApplication: FC<PropsApplication> = ({ secret, action, nommer, saisie }) => (
  <>
    <ol class="pile-serree">
      <li>
        Sur votre téléphone, ouvrez une application de codes (Aegis, FreeOTP, Google ou Microsoft
        Authenticator…).
      </li>
      <li>
        Lisez ce dessin avec elle.
        <div class="haut-petit">
          <DessinQr texte={secret.adresse} nom="Dessin à lire avec l’application de codes" />
        </div>
        <p>
          Sans appareil photo, tapez cette clé : <code data-secret>{secret.enClair}</code>
        </p>
      </li>
      <li>Recopiez ici le code de six chiffres qu’elle affiche.</li>
    </ol>
    <Formulaire action={action} class="pile-serree haut-petit">
      {nommer && (
        <ChampTexte
          nom="nom"
          libelle="Nom de l’application"
          aide="Pour la reconnaître : « Téléphone », « Tablette »."
          saisie={saisie ?? saisieDe({ nom: "Application" })}
        />
      )}
      <ChampTexte
        nom="code"
        libelle="Code à six chiffres"
        remplir="one-time-code"
        clavier="numeric"
        saisie={saisie}
        court
      />
      <p class="actions">
        <Bouton variante="principal">Inscrire cette application</Bouton>
      </p>
    </Formulaire>
  </>
);

interface Props {
  readonly secret: SecretPropose;
  readonly cle: string;
  readonly saisie?: Saisie | undefined;
}

/** Before anything else: an account of a professional has two factors. */
export const PageInscription: FC<Props> = ({ secret, cle, saisie }) => (
  <Page titre="Inscrire un second facteur">
    <TetePage
      titre="Protégez votre compte"
      sous="Un mot de passe volé ne doit pas ouvrir les dossiers : choisissez ce que vous présenterez en plus à chaque connexion. Une fois inscrit, vous entrez."
    />
    <div class="etroit">
      <ResumeErreurs saisie={saisie} />
      <div class="pile haut-petit">
        <Bloc id="application" titre="Avec votre téléphone">
          <InscrireApplication
            secret={secret}
            action="/connexion/inscription/application"
            saisie={saisie}
          />
        </Bloc>
        <Bloc id="cle" titre="Ou avec une clé de sécurité">
          <p>
            Une clé USB ou sans contact, ou l’empreinte, le visage ou le code de votre appareil.
            C’est la protection la plus sûre : elle ne se donne pas à un faux site.
          </p>
          <FormulaireCle
            action="/connexion/inscription/cle"
            geste="inscrire"
            options={cle}
            bouton="Inscrire une clé"
            saisie={saisie}
          />
        </Bloc>
      </div>
    </div>
  </Page>
);
