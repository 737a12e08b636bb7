package io.cameldicom.routes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.ResolveEndpointFailedException;

/** Where in the routes a failure to start lies: the route's id, and the operation with its address, without options. */
final class FailedPlace {
    /** What Camel writes in the place of an AE title, as it takes that for a password. */
    private static final String MASK = "xxxxxx";

    private String description = "";
    private String route;
    private String endpoint;

    /** Looks at one failure of a chain of causes. */
    void look(Throwable failure) {
        if (failure instanceof FailedToCreateRouteException creation && creation.getRouteId() != null) {
            route = creation.getRouteId();
            description = String.valueOf(creation.getMessage());
        } else if (failure instanceof FailedToStartRouteException start && start.getRouteId() != null) {
            route = start.getRouteId();
        } else if (failure instanceof ResolveEndpointFailedException resolution && resolution.getUri() != null) {
            endpoint = shown(resolution.getUri()).orElse(endpoint);
        }
    }

    /** Other schemes may have a path or a password there. */
    private Optional<String> shown(String uri) {
        if (!uri.startsWith("dicom:")) {
            return Optional.empty();
        }
        int options = uri.indexOf('?');
        String place = options < 0 ? uri : uri.substring(0, options);
        return Optional.of(unmasked(place.replaceFirst("^dicom:/+", "dicom:")));
    }

    /** The endpoint as the route has it, which Camel quotes. */
    private String unmasked(String place) {
        String pattern = "\\Q" + place.replace(MASK, "\\E[^@?\\s]{1,16}\\Q") + "\\E";
        Matcher quoted = Pattern.compile(pattern).matcher(description);
        return quoted.find() ? quoted.group() : place;
    }

    /** Such as {@code  (route night-find, at dicom:find:PACS@127.0.0.1:104)}; empty where nothing is known. */
    @Override
    public String toString() {
        if (route == null) {
            return endpoint == null ? "" : " (at " + endpoint + ")";
        }
        return " (route " + route + (endpoint == null ? "" : ", at " + endpoint) + ")";
    }
}
