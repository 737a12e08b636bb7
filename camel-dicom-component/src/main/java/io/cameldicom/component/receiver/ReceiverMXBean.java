package io.cameldicom.component.receiver;

import io.cameldicom.component.jmx.Description;
import java.util.Map;

/** What JMX shows of a receiver. All counts are since the start of its route. */
@Description("A dicom:listen that others send objects to")
public interface ReceiverMXBean {
    @Description("Our AE title and where the route listens, as AE@host:port")
    String getAddress();

    @Description("Where it listens now, with the real port, or not listening")
    String getBoundAddress();

    @Description("Whether others can connect now")
    boolean isListening();

    @Description("Associations that are open now")
    long getOpenAssociations();

    @Description("Associations accepted since the start of the route")
    long getAcceptedAssociations();

    @Description("Associations rejected since the start of the route, and connections closed before they asked")
    long getRejectedAssociations();

    @Description("The rejected ones by their reason")
    Map<String, Long> getRejectionReasons();

    @Description("Accepted associations that ended otherwise than by a release")
    long getAbortedAssociations();

    @Description("Accepted associations by the AE title that called; up to 100 titles, the rest as one")
    Map<String, Long> getCallers();

    @Description("Objects that arrived completely since the start of the route")
    long getObjectsReceived();

    @Description("Bytes of the data sets of these objects")
    long getBytesReceived();

    @Description("Objects by the class of our answer to them")
    Map<String, Long> getStatusCounts();

    @Description("Requests for other services than C-ECHO and C-STORE, by the service")
    Map<String, Long> getRequests();
}
