package org.gaas.people.factor;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as SVG, which needs no second request and no other origin. */
final class QrPicture {
    private static final int MARGIN = 4; // ISO 18004 asks for four modules around

    private QrPicture() {}

    static String of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++)
            for (var x = 0; x < code.size; x++)
                if (code.getModule(x, y)) path.append("M%d,%dh1v1h-1z".formatted(x + MARGIN, y + MARGIN));
        var size = code.size + 2 * MARGIN;
        return """
                <svg class="qr" role="img" aria-label="QR code" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
                <rect width="%1$d" height="%1$d" fill="#fff"/><path d="%2$s" fill="#000"/></svg>""".formatted(size, path);
    }
}
