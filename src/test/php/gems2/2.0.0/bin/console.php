<?php
require dirname(__DIR__) . '/vendor/autoload.php';
exit((new Gems\Console(new Gems\Project(dirname(__DIR__))))->run(array_slice($argv, 1)));
