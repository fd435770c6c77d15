import { hash, verify } from "@node-rs/argon2";

/** Argon2id, OWASP's first choice: 19 MiB, two passes, one lane. */
const COUT = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The print of a password nobody has, at the same cost: what an unknown account is compared with. */
export const LEURRE =
  "$argon2id$v=19$m=19456,t=2,p=1$/b5pyl/oTpwsfF6tPq4F0w$fSlEAaH+RHyvYo50muNWGS6xAhDxn6lQJr0sop2VdQI";

/** The same password, however the keyboard composes it (NIST SP 800-63B: NFKC). */
const normaliser = (motDePasse: string): string => motDePasse.normalize("NFKC");

export const hacherMotDePasse = (motDePasse: string): Promise<string> =>
  hash(normaliser(motDePasse), COUT);

/** Takes the same time whether the account exists or not, so that log-in does not tell which do. */
export const verifierMotDePasse = async (
  empreinte: string | null | undefined,
  motDePasse: string,
): Promise<boolean> => {
  const juste = await verify(empreinte ?? LEURRE, normaliser(motDePasse));
  return juste && typeof empreinte === "string";
};
