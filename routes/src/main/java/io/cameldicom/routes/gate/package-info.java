/** Which files of the inbox may be taken now, without ever waiting; knows neither DICOM nor where files go. */
package io.cameldicom.routes.gate;
