/** The extension point {@code network}: differentiable score functions. */
@Export
@Version("1.0.0")
package org.langevin.api.network;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
