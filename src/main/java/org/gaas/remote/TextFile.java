package org.gaas.remote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A small file with exactly this content, owner and mode, replaced as a whole. For large or binary ones there is
 * {@link Host#upload}.
 *
 * @param path below the host's root; its directory exists
 * @param mode octal, for example {@code 0640}
 * @param content in UTF-8, without U+0000
 */
public record TextFile(String path, Owner owner, String mode, Secret content) implements Desired {
    private static final ShFunction PROBE = ShFunction.of("g_file_is", """
            [ ! -L "$1" ] || { echo 'a symbolic link'; return 1; }
            [ -f "$1" ] || { echo 'no file'; return 1; }
            g_attributes "$1" "$2" "$3" || return 1
            g_file_is_sum=$(sha256sum <"$1") || return 1
            [ "${g_file_is_sum%% *}" = "$4" ] || { echo 'other content'; return 1; }""", Shell.ATTRIBUTES);
    private static final ShFunction APPLY = ShFunction.of("g_file_write", """
            [ -L "$1" ] || [ ! -d "$1" ] || { echo 'a directory is in its place'; return 1; }
            g_file_new="$1.gaas-new"
            rm -rf -- "$g_file_new"
            (umask 077; set -C; printf '%s' "$4" | cat >"$g_file_new") &&
                g_give "$g_file_new" "$2" "$3" && mv -fT -- "$g_file_new" "$1" ||
                { rm -f -- "$g_file_new"; return 1; }""");

    public TextFile {
        Paths.checked(path);
        mode = Paths.mode(mode);
    }

    public TextFile(String path, Owner owner, String mode, String content) {
        this(path, owner, mode, Secret.of(content));
    }

    @Override
    public String subject() {
        return "file " + path;
    }

    @Override
    public Fragment probe(Platform platform) {
        return Fragment.call(PROBE)
                .path(path)
                .text(Shell.ownerAndGroup(platform, owner), mode, sha256(content.reveal()));
    }

    @Override
    public Fragment apply(Platform platform) {
        return Fragment.call(APPLY)
                .path(path)
                .text(Shell.ownerAndGroup(platform, owner), mode)
                .secret(content);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
