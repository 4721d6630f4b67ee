// What stands behind the iframe of a post embedded elsewhere. It speaks WordPress's protocol with the page inside the frame
// (messages `ready`, `height` and `link`, held together by a secret), so that either side may be a WordPress.

/** Runs in the page that embeds, once however often it stands there. */
export const embedScript = `(function(w,d){
if(w.wp&&w.wp.receiveEmbedMessage)return;
w.wp=w.wp||{};
var all=function(what){return [].slice.call(d.querySelectorAll(what+".wp-embedded-content"))};
w.wp.receiveEmbedMessage=function(event){
var data=event.data;
if(!data||!data.message||!/^[a-zA-Z0-9]+$/.test(data.secret))return;
var mine=function(element){return element.getAttribute("data-secret")===data.secret};
all("blockquote").filter(mine).forEach(function(quote){quote.style.display="none"});
all("iframe").filter(mine).forEach(function(frame){
if(event.source!==frame.contentWindow)return;
frame.removeAttribute("style");
if(data.message==="height")frame.height=Math.max(200,Math.min(1000,parseInt(data.value,10)||200));
if(data.message==="link"&&d.activeElement===frame){
try{
var to=new URL(data.value),from=new URL(frame.getAttribute("src"));
if(/^https?:$/.test(to.protocol)&&to.host===from.host)w.top.location.href=to.href;
}catch(error){}
}
});
};
w.addEventListener("message",w.wp.receiveEmbedMessage,false);
var greet=function(){
all("iframe").forEach(function(frame){
var secret=frame.getAttribute("data-secret");
if(!secret){
secret=Math.random().toString(36).slice(2,12);
frame.src+="#?secret="+secret;
frame.setAttribute("data-secret",secret);
}
frame.contentWindow.postMessage({message:"ready",secret:secret},"*");
});
};
if(d.readyState==="loading")d.addEventListener("DOMContentLoaded",greet);else greet();
w.addEventListener("load",greet,false);
})(window,document);`;

/** Runs in the embedded page: tells how high it is and where the reader wants to go. */
export const embeddedScript = `(function(w,d){
if(w===w.top)return;
var secret=(/[?&]secret=([a-zA-Z0-9]+)/.exec(w.location.hash)||[])[1];
if(!secret)return;
var tell=function(message,value){w.parent.postMessage({message:message,value:value,secret:secret},"*")};
var measure=function(){tell("height",Math.ceil(d.body.getBoundingClientRect().height))};
d.addEventListener("click",function(event){
var link=event.target.closest&&event.target.closest("a[href]");
if(!link||event.altKey||event.ctrlKey||event.metaKey||event.shiftKey)return;
tell("link",link.href);
event.preventDefault();
});
w.addEventListener("message",function(event){if(event.data&&event.data.message==="ready"&&event.data.secret===secret)measure()});
w.addEventListener("load",measure);
w.addEventListener("resize",measure);
measure();
})(window,document);`;
