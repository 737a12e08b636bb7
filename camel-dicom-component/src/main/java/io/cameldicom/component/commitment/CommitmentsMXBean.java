package io.cameldicom.component.commitment;

import io.cameldicom.component.jmx.Description;
import java.util.List;
import java.util.Map;

/** What JMX shows of the requests for storage commitment of a component. */
@Description("Requests for storage commitment that await the report of the peer")
public interface CommitmentsMXBean {
    @Description("Requests that await their report now, in memory and in all folders")
    int getOpenTransactions();

    @Description("Exchanges of dicom:commit that wait for a report now")
    int getWaitingExchanges();

    @Description("When the oldest open request was made, in UTC, or none")
    String getOldestTransaction();

    @Description("Open requests by the peer that was asked, of the oldest 1000")
    Map<String, Long> getTransactionsByPeer();

    @Description("The oldest 100 open requests: time in UTC, Transaction UID, peer and number of instances")
    List<String> transactions();
}
