package io.cameldicom.routes.confirmation;

import io.cameldicom.component.jmx.Description;

/** What the destination has taken and has to confirm, over JMX; no answer names a file. */
@Description("Files that the destination has taken and has to confirm before they leave the inbox")
public interface ConfirmationMXBean {
    @Description("How the destination is to confirm what it took: none, commitment or find")
    String getMode();

    @Description("Files that the destination has taken and not confirmed")
    int getAwaiting();

    @Description("Of these, files for which a question or more brought no answer in time")
    int getUnanswered();

    @Description("Of these, files that the destination said it does not have yet")
    int getAbsent();

    @Description("When the first of these was taken, ISO 8601 in UTC; empty if there are none")
    String getOldest();

    @Description("Why the destination cannot be asked; empty while it can")
    String getTrouble();

    /** All that wait are asked about at once, whatever their pauses. */
    @Description("Asks about all that wait at once, whatever their pauses; says how many there are")
    String askNow();
}
