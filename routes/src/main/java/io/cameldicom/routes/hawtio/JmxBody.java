package io.cameldicom.routes.hawtio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A request whose body was read and written anew: what Jolokia sees is what was looked at here. It asks its restrictor for
 * neither registrations for notifications nor the names of other hosts, so they end here.
 */
final class JmxBody extends HttpServletRequestWrapper {
    private static final int MOST_REQUESTS = 2000;
    private static final Set<String> TYPES = Set.of("read", "list", "search", "exec", "version", "write");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final byte[] body;

    private JmxBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /**
     * Reads a request for JMX, or a list of them.
     *
     * @throws IOException if it is no JSON, or one of them is of another type or for another host
     */
    static JmxBody of(HttpServletRequest request) throws IOException {
        JsonNode body = JSON.readTree(request.getInputStream());
        if (body.isArray() && body.size() <= MOST_REQUESTS) {
            for (JsonNode one : body) {
                check(one);
            }
        } else {
            check(body);
        }
        return new JmxBody(request, JSON.writeValueAsBytes(body));
    }

    private static void check(JsonNode request) throws IOException {
        if (!TYPES.contains(request.path("type").asText()) || request.has("target")) {
            throw new IOException("type: (expected: one of " + TYPES + ", without a target)");
        }
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("all is there already");
            }
        };
    }
}
