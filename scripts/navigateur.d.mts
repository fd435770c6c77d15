export declare const trouverNavigateur: () => string | undefined;
