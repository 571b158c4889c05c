/**
 * The extension points {@code optimizer} and {@code averaging}: how training goes from one set of
 * parameters to the next, and what it keeps of those that it came through.
 */
@Export
@Version("1.1.0")
package org.langevin.api.training;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
