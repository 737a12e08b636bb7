package io.cameldicom.component.destination;

import io.cameldicom.component.jmx.Description;
import java.util.Map;

/** What JMX shows of a destination, and lets operators do with it. */
@Description("A peer that objects are sent to, with its associations")
public interface DestinationMXBean {
    @Description("Whom it calls, as AE@host:port")
    String getPeer();

    @Description("AE title under which it calls")
    String getCallingAeTitle();

    @Description("Engine that speaks DICOM to it")
    String getEngine();

    @Description(
            "available: objects are sent; away: the peer lets us in for no association, it is asked by C-ECHO until"
                    + " it is back; paused: by an operator, until resume")
    String getState();

    @Description("Since when it is in this state, in UTC")
    String getStateSince();

    @Description("Whether an object would be tried now; while away, one may be after each C-ECHO that the peer refused")
    boolean isAvailable();

    @Description("Why the last association that did not open did not, or none")
    String getLastOpeningFailure();

    @Description("Objects that were not tried, as it was away or paused; they cost no attempt")
    long getRefusedWhileAway();

    @Description("Most associations at a time")
    int getMaxAssociations();

    @Description("Associations that are open now, used or idle")
    int getOpenAssociations();

    @Description("Open associations that nobody uses now")
    int getIdleAssociations();

    @Description("Associations that are being opened now")
    int getConnectingAssociations();

    @Description("Associations opened for objects since the start")
    long getAssociationsOpened();

    @Description("Associations for objects that the peer rejected since the start (A-ASSOCIATE-RJ)")
    long getAssociationsRejected();

    @Description("Associations for objects that did not open since the start, the rejected ones included")
    long getConnectFailures();

    @Description("Associations that ended by a failure since the start")
    long getAssociationsLost();

    @Description("Objects under way now, those that wait for an association included")
    long getInFlight();

    @Description("Objects that wait for an association now")
    int getWaiting();

    @Description("Objects that found no association within the maximum wait since the start")
    long getWaitTimeouts();

    @Description("Objects that failed as the peer takes no such presentation context, since the start")
    long getContextRefusals();

    @Description("Objects that the peer took since the start, with or without a warning")
    long getObjectsSent();

    @Description("Bytes of the data sets of these objects")
    long getBytesSent();

    @Description("Objects of these that travelled in another transfer syntax than their own")
    long getConvertedObjects();

    @Description("Objects of these that the peer answered with a warning")
    long getWarnings();

    @Description("Objects taken a second, mean of the last minute")
    double getObjectsPerSecondLastMinute();

    @Description("Objects taken a second, mean of the last 5 minutes")
    double getObjectsPerSecondLast5Minutes();

    @Description("Bytes taken a second, mean of the last minute; an object counts when it is answered")
    double getBytesPerSecondLastMinute();

    @Description("Bytes taken a second, mean of the last 5 minutes; an object counts when it is answered")
    double getBytesPerSecondLast5Minutes();

    @Description("Milliseconds from the first byte of an object to its answer, median of the last 5 minutes")
    double getLatencyMillis50();

    @Description("Milliseconds that 95 of 100 answers of the last 5 minutes did not exceed")
    double getLatencyMillis95();

    @Description("Milliseconds that 99 of 100 answers of the last 5 minutes did not exceed")
    double getLatencyMillis99();

    @Description("Milliseconds of the slowest answer of the last 5 minutes")
    double getLatencyMillisMax();

    @Description("Answers to C-STORE by their class since the start")
    Map<String, Long> getStatusCounts();

    @Description("Attempts that failed for now, since the start")
    long getTransientFailures();

    @Description("Attempts that failed for good, since the start")
    long getPermanentFailures();

    @Description("Attempts whose answer never came, since the start")
    long getUnknownOutcomes();

    @Description("When the peer last took an object, in UTC, or never")
    String getLastSuccess();

    @Description("When the peer last did not take an object, in UTC, or never")
    String getLastFailure();

    @Description("Why it did not, or none")
    String getLastFailureCause();

    @Description("What the last C-ECHO said, with its time in UTC")
    String getLastEcho();

    @Description("Sends a C-ECHO on an association of its own, waits for the answer and tells it; also while paused")
    String echo();

    @Description(
            "Stops sending: what is on its way ends, everything else waits in the inbox; lasts until resume or restart")
    String pause();

    @Description("Sends again at once")
    String resume();

    @Description("Puts objects back that were set aside in quarantine, so that they are sent once more")
    String redrive(
            @Description("Words of causes as the reasons have them, joined by commas; empty for all") String cause);
}
