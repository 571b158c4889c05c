/**
 * How JSON becomes the parameter records of extensions: checked, with defaults filled in, and with
 * all that is wrong collected under its JSON pointer.
 */
@Export
@Version("1.0.0")
package org.langevin.binding;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
