package io.cameldicom.routes.hawtio;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;

/** Answers with a file of the page, and with the page itself for the places within it, such as {@code /camel}. */
final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** Names of these files change with what is in them. */
    private static final String LASTING = "static/";

    private static final String CONFIGURATION = "hawtconfig.json";
    private static final String OUR_CONFIGURATION =
            "{\"branding\":{\"appName\":\"camel-dicom\",\"appLogoUrl\":\"img/hawtio-logo.svg\",\"css\":\"\",\"favicon\":\"\"},"
                    + "\"login\":{\"description\":\"camel-dicom: users are set by 'camel-dicom users'.\",\"links\":[]},"
                    + "\"about\":{\"title\":\"camel-dicom\",\"productInfo\":[],\"additionalInfo\":\"\",\"copyright\":\"\","
                    + "\"imgSrc\":\"img/hawtio-logo.svg\"},"
                    + "\"disabledRoutes\":[\"/connect\",\"/quartz\",\"/logs\",\"/springboot\",\"/jmx-remote\"]}";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final transient PageFiles files;

    PageServlet(PageFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getServletPath().substring(1);
        if (name.equals(CONFIGURATION)) {
            response.setContentType(TYPES.get("json"));
            response.setHeader("Cache-Control", "no-store");
            response.getOutputStream().write(OUR_CONFIGURATION.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Optional<ZipEntry> file = files.file(name);
        if (file.isPresent()) {
            send(file.get(), name.startsWith(LASTING), response);
        } else if (name.indexOf('.') < 0) {
            send(files.page(), false, response);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void send(ZipEntry entry, boolean lasting, HttpServletResponse response) throws IOException {
        response.setContentType(type(entry.getName()));
        response.setHeader("Cache-Control", lasting ? "private, max-age=31536000, immutable" : "no-store");
        response.setContentLengthLong(entry.getSize());
        try (InputStream content = files.open(entry)) {
            content.transferTo(response.getOutputStream());
        }
    }

    private static String type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, "application/octet-stream");
    }
}
