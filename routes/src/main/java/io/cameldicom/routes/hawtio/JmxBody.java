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
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * A request whose body was read and written anew: what Jolokia sees is what was looked at here. It asks its restrictor for
 * neither registrations for notifications nor the names of other hosts, so they end here.
 */
final class JmxBody extends HttpServletRequestWrapper {
    private static final int MOST_REQUESTS = 2000;
    /** Answers to them are long, and all answers to a list of requests are in memory at once. */
    private static final int MOST_LONG_ONES = 10;

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
     * @throws IOException if it is no JSON, one of them is of another type or for another host, or too many ask for much
     */
    static JmxBody of(HttpServletRequest request) throws IOException {
        JsonNode body = JSON.readTree(request.getInputStream());
        if (body.isArray() && body.size() <= MOST_REQUESTS) {
            int longOnes = 0;
            for (JsonNode one : body) {
                check(one);
                longOnes += asksForMuch(one) ? 1 : 0;
            }
            if (longOnes > MOST_LONG_ONES) {
                throw new IOException(
                        "requests: too many that ask for much in one list (expected: at most " + MOST_LONG_ONES + ")");
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

    /** All but the attributes of one MBean, which are short. */
    private static boolean asksForMuch(JsonNode request) {
        return switch (request.path("type").asText()) {
            case "read" -> isPattern(request.path("mbean").asText());
            case "version" -> false;
            default -> true;
        };
    }

    private static boolean isPattern(String name) {
        try {
            return new ObjectName(name).isPattern();
        } catch (MalformedObjectNameException e) {
            return false; // which Jolokia refuses
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
