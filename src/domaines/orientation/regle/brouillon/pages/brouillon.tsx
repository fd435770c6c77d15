import type { Child, FC } from "hono/jsx";
import {
  Bloc,
  Bouton,
  compter,
  Etat,
  Formulaire,
  jourEtHeure,
  LienBouton,
  Message,
  nombre,
  Page,
  pourcent,
  TetePage,
} from "#platform/html/index.ts";
import type { Regle } from "../../liste-regles.ts";
import { Ecarts } from "../../pages/comparaison.tsx";
import { ListeDeRegles } from "../../pages/liste.tsx";
import { FIL_REGLES } from "../../pages/version.tsx";
import { type Controle, estBloquant } from "../../rules/controle/controler.ts";
import type { Ecart } from "../../rules/ecriture/comparer.ts";
import { direConstat } from "../../rules/ecriture/constats.ts";
import type { Brouillon } from "../queries/brouillons.ts";
import { LIBELLES_ETAT_BROUILLON } from "../rules/etats.ts";

export const adresseBrouillon = (id: string): string => `/orientation/regles/brouillons/${id}`;

export const filBrouillon = (b: Pick<Brouillon, "id" | "nom">) => [
  ...FIL_REGLES,
  { libelle: b.nom, href: adresseBrouillon(b.id) },
];

/** Share of all the situations there may be, not of the persons there are. */
const partDe = (controle: Controle, rang: number): string => {
  const sienne = controle.parRegle[rang - 1] ?? 0n;
  if (sienne === 0n || controle.situations === 0n) return "aucune situation";
  const part = Number((sienne * 1000n) / controle.situations) / 10;
  return part < 0.1 ? "moins de 0,1 % des situations" : `${pourcent(part)} des situations`;
};

export const Constats: FC<{ readonly controle: Controle }> = ({ controle }) => {
  const { constats } = controle;
  const bloquants = constats.filter(estBloquant);
  const recouvrements = constats.filter((c) => c.code === "recouvrement");
  return (
    <div class="entre">
      {bloquants.length === 0 ? (
        <p>
          <Etat genre="succes">un chemin et un seul pour chacun</Etat>
        </p>
      ) : (
        bloquants.map((c) => <Message genre="alerte">{direConstat(c)}</Message>)
      )}
      {constats
        .filter((c) => c.code === "parcours_actuel_inconnu")
        .map((c) => (
          <p class="petit">{direConstat(c)}</p>
        ))}
      {recouvrements.length > 0 && (
        <details>
          <summary>{compter(recouvrements.length, "règle")} où l’ordre décide</summary>
          <ul class="entre petit haut-petit">
            {recouvrements.map((c) => (
              <li>{direConstat(c)}</li>
            ))}
          </ul>
        </details>
      )}
      <p class="leger petit">
        Contrôle exact : toutes les combinaisons des entrées publiées, une personne impossible mise
        à part.
      </p>
    </div>
  );
};

const Gestes: FC<{ readonly regle: Regle; readonly brouillon: Brouillon }> = ({
  regle,
  brouillon,
}) => {
  const ici = adresseBrouillon(brouillon.id);
  const precision = `« ${regle.phrase_agent} »`;
  const deplacer = (geste: "monter" | "descendre", mot: string): Child => (
    <Bouton
      petit
      variante="discret"
      formulaire="deplacer"
      nom="geste"
      valeur={`${geste}:${regle.code}`}
      precision={precision}
    >
      {mot}
    </Bouton>
  );
  return (
    <div class="actions">
      <LienBouton petit icone="pencil" href={`${ici}/regles/${regle.code}`} precision={precision}>
        Modifier
      </LienBouton>
      {regle.rang > 1 && deplacer("monter", "Monter")}
      {regle.rang < brouillon.regles.length && deplacer("descendre", "Descendre")}
      <LienBouton
        petit
        variante="discret"
        href={`${ici}/regles/${regle.code}/retirer`}
        precision={precision}
      >
        Retirer
      </LienBouton>
    </div>
  );
};

interface Props {
  readonly brouillon: Brouillon;
  readonly controle: Controle;
  readonly ecarts: readonly Ecart[];
  readonly peutPublier: boolean;
  readonly peutSimuler: boolean;
}

const Actions: FC<Props> = ({ brouillon, controle, ecarts, peutPublier, peutSimuler }) => {
  const ici = adresseBrouillon(brouillon.id);
  const pret = ecarts.length > 0 && !controle.constats.some(estBloquant);
  return (
    <div class="actions">
      {peutSimuler && (
        <LienBouton href={`/orientation/simulations?brouillon=${brouillon.id}`} icone="users">
          Simuler sur tout le monde
        </LienBouton>
      )}
      {peutPublier && pret && (
        <LienBouton href={`${ici}/publier`} variante="principal" icone="send">
          Publier cette version
        </LienBouton>
      )}
      <LienBouton href={`${ici}/abandonner`} variante="discret">
        Abandonner
      </LienBouton>
    </div>
  );
};

/** A draft: its rules with their gestures, what the check says, what changes. */
export const PageBrouillon: FC<Props> = (props) => {
  const { brouillon: b, controle, ecarts } = props;
  const ouvert = b.etat === "brouillon";
  return (
    <Page titre={b.nom}>
      <TetePage
        titre={b.nom}
        fil={FIL_REGLES}
        sous={`${LIBELLES_ETAT_BROUILLON[b.etat].replace(/^./, (l) => l.toUpperCase())} parti de la version ${b.baseVersion}. Modifié le ${jourEtHeure(b.modifieA)} par ${b.modifiePar}.`}
        actions={ouvert && <Actions {...props} />}
      />
      {b.listeId && (
        <Message>
          Publié : <a href={`/orientation/regles/${b.listeId}`}>lire la version</a>.
        </Message>
      )}
      {ouvert && (
        <Formulaire id="deplacer" action={`${adresseBrouillon(b.id)}/deplacer`}>
          <input type="hidden" name="version" value={String(b.version)} />
        </Formulaire>
      )}
      <div class="colonnes">
        <Bloc
          id="regles"
          titre="Les règles"
          note={`${compter(b.regles.length, "règle")}, la première remplie l’emporte`}
          colonnes={8}
          lien={
            ouvert && (
              <LienBouton petit icone="plus" href={`${adresseBrouillon(b.id)}/regles`}>
                Ajouter une règle
              </LienBouton>
            )
          }
        >
          <ListeDeRegles
            regles={b.regles}
            libelle="Règles du brouillon"
            suite={(regle) => (
              <>
                <small class="leger">{partDe(controle, regle.rang)}</small>
                {ouvert && <Gestes regle={regle} brouillon={b} />}
              </>
            )}
          />
        </Bloc>
        <div class="c4 pile">
          <Bloc id="controle" titre="Contrôle">
            <Constats controle={controle} />
          </Bloc>
          <Bloc
            id="differences"
            titre="Ce qui change"
            leger
            note={
              ecarts.length > 0 ? `${nombre(ecarts.length)} sur la version ${b.baseVersion}` : ""
            }
          >
            {ecarts.length === 0 ? <p class="leger">Rien encore.</p> : <Ecarts ecarts={ecarts} />}
          </Bloc>
        </div>
      </div>
    </Page>
  );
};
