/** API hybrid encryption, version 2: RSA keys, the encrypted header, the encrypted body. */
@NullMarked
package io.obrestore.security.hybrid;

import org.jspecify.annotations.NullMarked;
