package org.gaas.certificates;

/**
 * What a server answers an authority that asks for a token (RFC 8555, 8.1): the token and the print of the account's key.
 * No secret.
 */
public record ChallengeAnswer(String token, String thumbprint) {
    public ChallengeAnswer {
        // what an authority sends becomes the name of a file
        if (!token.matches("[A-Za-z0-9_-]{22,128}")) throw new IllegalArgumentException("not a token of an authority");
        if (!thumbprint.matches("[A-Za-z0-9_-]{43}")) throw new IllegalArgumentException("not the print of a key");
    }

    /**
     * @param keyAuthorization both with a dot between them
     * @throws IllegalArgumentException it is not written so
     */
    public static ChallengeAnswer of(String keyAuthorization) {
        var dot = keyAuthorization.indexOf('.');
        return new ChallengeAnswer(
                keyAuthorization.substring(0, Math.max(dot, 0)), keyAuthorization.substring(dot + 1));
    }

    /** As it is sent. */
    @Override
    public String toString() {
        return token + "." + thumbprint;
    }
}
