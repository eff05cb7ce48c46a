package org.gaas.releases.svn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.gaas.releases.net.CheckedHttp;
import org.gaas.releases.net.Origin;
import org.tmatesoft.svn.core.SVNErrorCode;
import org.tmatesoft.svn.core.SVNErrorMessage;
import org.tmatesoft.svn.core.SVNException;
import org.tmatesoft.svn.core.SVNURL;
import org.tmatesoft.svn.core.auth.SVNAuthentication;
import org.tmatesoft.svn.core.internal.io.dav.DAVElement;
import org.tmatesoft.svn.core.internal.io.dav.handlers.DAVErrorHandler;
import org.tmatesoft.svn.core.internal.io.dav.http.HTTPHeader;
import org.tmatesoft.svn.core.internal.io.dav.http.HTTPStatus;
import org.tmatesoft.svn.core.internal.io.dav.http.IHTTPConnection;
import org.tmatesoft.svn.core.internal.io.dav.http.XMLReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * SVNKit's way to http: the same client as for Git, which asks the allow-list about each address. Goes nowhere else,
 * whatever the server answers; sends no password; reads XML without anything that XML could fetch.
 */
final class DavConnection implements IHTTPConnection {
    private static final String[] OPTIONS = {
        DAVElement.DEPTH_OPTION, DAVElement.MERGE_INFO_OPTION, DAVElement.LOG_REVPROPS_OPTION
    };

    private final CloseableHttpClient client;
    private final Origin origin;
    private final SVNURL host;
    private SAXParser parser;
    private HTTPStatus last;

    DavConnection(Way way, SVNURL location) throws SVNException {
        this.client = CheckedHttp.client(way.allowed(), way.repository(), way.sockets(), way.tls());
        this.origin = Origin.of(way.repository());
        this.host = location.setPath("", false);
    }

    @Override
    public HTTPStatus request(
            String method,
            String path,
            HTTPHeader header,
            InputStream body,
            int ok1,
            int ok2,
            OutputStream to,
            DefaultHandler handler,
            SVNErrorMessage context)
            throws SVNException {
        last = null;
        var request = new Request(method, uri(path));
        for (var option : OPTIONS) request.addHeader(HTTPHeader.DAV_HEADER, option);
        if (header == null || !header.hasHeader(HTTPHeader.CONTENT_TYPE_HEADER))
            request.addHeader(HTTPHeader.CONTENT_TYPE_HEADER, "text/xml; charset=\"utf-8\"");
        if (header != null)
            header.getRawHeaders().forEach((name, values) -> {
                if (!name.equalsIgnoreCase(HTTPHeader.CONTENT_LENGTH_HEADER))
                    values.forEach(value -> request.addHeader(name, value));
            });
        try {
            if (body != null)
                ((HttpEntityEnclosingRequest) request).setEntity(new ByteArrayEntity(body.readAllBytes()));
            try (var answer = client.execute(request)) {
                return answered(request, path, answer, new Expected(ok1, ok2, context), to, handler);
            }
        } catch (IOException | CheckedHttp.Unresolved e) {
            throw Way.trouble(e instanceof RuntimeException ? new IOException(e.getMessage(), e.getCause()) : e);
        }
    }

    private record Expected(int ok1, int ok2, SVNErrorMessage context) {
        boolean fits(String method, int code) {
            if (ok1 < 0) return true;
            var first = ok1 > 0 ? ok1 : method.equals("PROPFIND") ? 207 : HttpURLConnection.HTTP_OK;
            return code == first || code == (ok2 > 0 ? ok2 : first);
        }
    }

    private HTTPStatus answered(
            Request request,
            String path,
            HttpResponse answer,
            Expected expected,
            OutputStream to,
            DefaultHandler handler)
            throws IOException, SVNException {
        var status = status(answer);
        last = status;
        var entity = answer.getEntity();
        var code = status.getCode();
        var location = answer.getFirstHeader(HTTPHeader.LOCATION_HEADER);
        if (code / 100 == 3 && location != null) origin.mustServe(request.getURI(), location.getValue());
        if (code / 100 == 3
                || code == HttpURLConnection.HTTP_UNAUTHORIZED
                || code == HttpURLConnection.HTTP_FORBIDDEN
                || !expected.fits(request.getMethod(), code))
            throw new SVNException(error(request, path, entity, status, expected.context));
        if (code >= 300) status.setError(error(request, path, entity, status, expected.context));
        else if (to != null && entity != null) entity.writeTo(to);
        else if (handler != null && entity != null) parse(entity.getContent(), handler);
        EntityUtils.consume(entity);
        return status;
    }

    private SVNErrorMessage error(
            Request request, String path, HttpEntity entity, HTTPStatus status, SVNErrorMessage context)
            throws IOException {
        var words = context == null ? request.getMethod() + " of '" + path + "'" : context.getFullMessage();
        var usual = SVNErrorMessage.create(
                codeOf(status.getCode()), words + ": " + status.getCode() + " " + status.getReason());
        if (entity == null) return usual;
        try {
            var told = new DAVErrorHandler();
            parse(entity.getContent(), told);
            if (told.getErrorMessage() == null) return usual;
            told.getErrorMessage().setChildErrorMessage(usual);
            return told.getErrorMessage();
        } catch (SVNException noXml) {
            return usual;
        }
    }

    private static SVNErrorCode codeOf(int status) {
        return switch (status) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                SVNErrorCode.RA_NOT_AUTHORIZED;
            case HttpURLConnection.HTTP_NOT_FOUND -> SVNErrorCode.FS_NOT_FOUND;
            default -> SVNErrorCode.RA_DAV_REQUEST_FAILED;
        };
    }

    private static HTTPStatus status(HttpResponse answer) throws IOException {
        try {
            var status = HTTPStatus.createHTTPStatus(answer.getStatusLine().toString());
            var header = new HTTPHeader();
            for (var line : answer.getAllHeaders()) header.addHeaderValue(line.getName(), line.getValue());
            status.setHeader(header);
            return status;
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private void parse(InputStream xml, DefaultHandler handler) throws IOException, SVNException {
        try {
            if (parser == null) parser = careful();
            var reader = parser.getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
            reader.parse(new InputSource(new XMLReader(xml)));
        } catch (SAXException e) {
            parser = null;
            for (Throwable cause = e; cause != null; cause = cause.getCause())
                if (cause instanceof SVNException known) throw known;
            if (e.getException() instanceof SVNException known) throw known;
            throw new SVNException(SVNErrorMessage.create(
                    SVNErrorCode.RA_DAV_MALFORMED_DATA, "the answer is no XML: " + e.getMessage()));
        }
    }

    private static SAXParser careful() throws SAXException {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
    }

    private URI uri(String path) {
        var rest = path == null || path.isEmpty() ? "/" : path.startsWith("/") ? path : "/" + path;
        return URI.create(host + rest.replaceAll("/{2,}", "/").replaceFirst("(?<=.)/$", ""));
    }

    @Override
    public HTTPStatus request(
            String method,
            String path,
            HTTPHeader header,
            StringBuffer body,
            int ok1,
            int ok2,
            OutputStream to,
            DefaultHandler handler,
            SVNErrorMessage context)
            throws SVNException {
        var bytes = body == null
                ? null
                : new java.io.ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8));
        return request(method, path, header, bytes, ok1, ok2, to, handler, context);
    }

    @Override
    public HTTPStatus request(
            String method,
            String path,
            HTTPHeader header,
            StringBuffer body,
            int ok1,
            int ok2,
            OutputStream to,
            DefaultHandler handler)
            throws SVNException {
        return request(method, path, header, body, ok1, ok2, to, handler, null);
    }

    @Override
    public HTTPStatus request(
            String method,
            String path,
            HTTPHeader header,
            InputStream body,
            int ok1,
            int ok2,
            OutputStream to,
            DefaultHandler handler)
            throws SVNException {
        return request(method, path, header, body, ok1, ok2, to, handler, null);
    }

    @Override
    public void setSpoolResponse(boolean spool) {
        // answers are read as they come
    }

    @Override
    public HTTPStatus getLastStatus() {
        return last;
    }

    @Override
    public SVNAuthentication getLastValidCredentials() {
        return null;
    }

    @Override
    public void clearAuthenticationCache() {
        // there is none
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException gone) {
            // closed all the same
        }
    }

    /** Any method, with or without a body. */
    private static final class Request extends HttpEntityEnclosingRequestBase {
        private final String method;

        Request(String method, URI uri) {
            this.method = method;
            setURI(uri);
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
