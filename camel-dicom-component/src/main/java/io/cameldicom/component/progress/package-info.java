/** Tells users of the component how far the sending of each object is; knows neither pools nor routes. */
package io.cameldicom.component.progress;
