package org.gaas.releases.svn;

import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNProperties;
import org.tmatesoft.svn.core.SVNProperty;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.internal.util.SVNDate;
import org.tmatesoft.svn.core.internal.wc.admin.SVNTranslator;

/**
 * What an export writes otherwise than it is stored: keywords such as {@code $Id$}, and the ends of lines where a
 * property names them. As {@code svn export} does it, but with dates in UTC: what comes out depends on no desk.
 *
 * @param folder the exported folder's URL
 * @param root the repository's
 */
record Keywords(SVNURL folder, SVNURL root) {
    private static final DateTimeFormatter LONG_DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx (EEE, dd MMM yyyy)", Locale.ENGLISH);

    /** From what is stored to what is exported. */
    record Translation(byte[] endOfLine, Map<String, byte[]> keywords) {
        InputStream of(InputStream stored) {
            return SVNTranslator.getTranslatingInputStream(stored, null, endOfLine, true, keywords, true);
        }
    }

    String host() {
        return folder.getHost().isEmpty() ? "desk" : folder.getHost();
    }

    /** Null when a file is exported as it is stored. */
    Translation translation(String path, SVNProperties properties) throws SVNException {
        var words = properties.getStringValue(SVNProperty.KEYWORDS);
        var endOfLine = SVNTranslator.getBaseEOL(properties.getStringValue(SVNProperty.EOL_STYLE));
        if (words == null && endOfLine == null) return null;
        if (SVNProperty.isBinaryMimeType(properties.getStringValue(SVNProperty.MIME_TYPE))) return null;
        return new Translation(endOfLine, values(words, path, properties));
    }

    private Map<String, byte[]> values(String words, String path, SVNProperties properties) throws SVNException {
        if (words == null) return null;
        var date = properties.getStringValue(SVNProperty.COMMITTED_DATE);
        var values = SVNTranslator.computeKeywords(
                words,
                folder.appendPath(path, false).toString(),
                root.toString(),
                properties.getStringValue(SVNProperty.LAST_AUTHOR),
                date,
                properties.getStringValue(SVNProperty.COMMITTED_REVISION),
                null);
        if (date != null) {
            var when = Instant.ofEpochMilli(SVNDate.parseDate(date).getTime());
            var text =
                    LONG_DATE.format(when.atOffset(ZoneOffset.UTC)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            values.replace("Date", text);
            values.replace("LastChangedDate", text);
        }
        return values;
    }
}
