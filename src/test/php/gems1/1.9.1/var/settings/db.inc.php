<?php
define('HOST', 'localhost');
define('DBPORT', 3306);
define('USER', 'developer');
define('PASSWD', 'left in the repository');
define('DATABASE', 'friesland_dev');
