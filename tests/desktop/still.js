// Answers whether the page is at rest: fonts loaded, no motion that ends, two frames drawn.
const answer = arguments[arguments.length - 1];
const moving = () =>
	document.getAnimations().some((motion) => motion.playState === 'running' && motion.effect?.getComputedTiming().iterations !== Infinity);
document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => answer(!moving()))));
