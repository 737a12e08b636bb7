/** Which files were sent how often, in a journal that a restart reads again; knows neither Camel nor DICOM networks. */
package io.cameldicom.routes.attempt;
