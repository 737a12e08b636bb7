/** What is known of each {@code dicom:listen} that receives objects; knows no exchange. */
package io.cameldicom.component.receiver;
