<?php
// WordPress's own way of an article from the editor to the reader, without its database: what an author's role may post
// (wp_kses_post), then paragraphs (wpautop), as the filters of class-wp.php and default-filters.php run them.
// Usage: php wordpress.php FOLDER < article.html
error_reporting( E_ALL & ~E_DEPRECATED );
set_error_handler( function ( $level, $message, $file, $line ) {
	if ( error_reporting() & $level ) {
		fwrite( STDERR, "$file:$line: $message\n" );
		exit( 1 );
	}
	return true;
} );
define( 'ABSPATH', rtrim( $argv[1], '/' ) . '/' );
define( 'WPINC', 'wp-includes' );
// Files of languages are none of its business here.
function get_locale() { return 'vi'; }
function __( $text ) { return $text; }
function _x( $text ) { return $text; }
foreach ( array( 'compat', 'load', 'plugin', 'functions', 'formatting', 'kses' ) as $name ) {
	require_once ABSPATH . WPINC . "/$name.php";
}
// What would be asked of the database: a site without settings of its own.
add_filter( 'pre_option', function ( $none, $name ) { return 'blog_charset' === $name ? 'UTF-8' : ''; }, 10, 2 );
echo wpautop( wp_kses_post( stream_get_contents( STDIN ) ) );
