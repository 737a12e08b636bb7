/** What a listener answers beside C-ECHO and C-STORE: requests, and who answers them; knows nothing of the network. */
package io.cameldicom.toolkit.service;
