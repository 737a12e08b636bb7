/** Objects that arrive on an association, each written to a file of its own; knows neither who listens nor who asked. */
package io.cameldicom.toolkit.reception;
