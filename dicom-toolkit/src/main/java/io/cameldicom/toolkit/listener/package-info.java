/** The listener: C-ECHO and C-STORE as SCP, every object into a file of its own; knows nothing of routes. */
package io.cameldicom.toolkit.listener;
