import fc from "fast-check";

/** One seed for everyone, so that a run can be played again; PASSERELLE_GRAINE looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.PASSERELLE_GRAINE ?? 2026) });
